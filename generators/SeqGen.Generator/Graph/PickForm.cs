using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Graph;

/// <summary>
/// Which unit of its operand each unit of an <see cref="Op.Pick"/> is, part by part: units are counted along several directions, innermost last, and each
/// direction has a stride in the operand.
/// <code>
/// channels first of 16 positions with 3 channels: counts 3, 16   strides 1, 3      unit 17 = (1, 1) is 1 * 1 + 1 * 3 = unit 4
/// </code>
/// </summary>
/// <param name="Source">Units of a part of the operand.</param>
/// <param name="Counts">How far each direction goes.</param>
/// <param name="Strides">Units of the operand from one to the next along each direction; 0 repeats.</param>
/// <param name="Offset">The first unit.</param>
internal sealed record PickForm(int Source, EquatableArray<int> Counts, EquatableArray<int> Strides, int Offset = 0)
{
    /// <summary>Units of a part of the result.</summary>
    public int Target { get; } = Counts.Aggregate(1, (all, count) => all * count);

    /// <summary>A number of each channel at all positions.</summary>
    public static PickForm Channels(int positions, int channels) => Of(channels, [positions, channels], [0, 1]);

    /// <summary>From channels last to channels first, the order of PyTorch's frames.</summary>
    public static PickForm ChannelsFirst(int positions, int channels) => Of(positions * channels, [channels, positions], [1, channels]);

    /// <summary>From channels first to channels last.</summary>
    public static PickForm ChannelsLast(int positions, int channels) => Of(positions * channels, [positions, channels], [1, positions]);

    /// <summary>The order with as few directions as possible: those of one unit are left out, and two that go on without a gap are one.</summary>
    public static PickForm Of(int source, int[] counts, int[] strides, int offset = 0)
    {
        List<(int Count, int Stride)> kept = [];
        for (int i = 0; i < counts.Length; i++)
        {
            (int count, int stride) = (counts[i], strides[i]);
            if (kept.Count > 0 && kept[kept.Count - 1].Stride == count * stride)
                kept[kept.Count - 1] = (kept[kept.Count - 1].Count * count, stride);
            else if (count > 1)
                kept.Add((count, stride));
        }

        if (kept.Count == 0)
            kept.Add((1, 1));
        return new PickForm(source, new EquatableArray<int>(kept.Select(k => k.Count)), new EquatableArray<int>(kept.Select(k => k.Stride)), offset);
    }

    /// <summary>Whether it repeats each channel at all positions.</summary>
    public bool IsChannels => Target % Source == 0 && Equals(Channels(Target / Source, Source));

    /// <summary>The operand's unit of each unit of the result.</summary>
    public int[] Units()
    {
        int[] units = [Offset];
        for (int i = 0; i < Counts.Count; i++)
        {
            (int count, int stride) = (Counts[i], Strides[i]);
            units = [.. units.SelectMany(u => Enumerable.Range(0, count).Select(n => u + (n * stride)))];
        }

        return units;
    }
}
