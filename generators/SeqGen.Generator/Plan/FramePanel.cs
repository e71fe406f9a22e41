using SeqGen.Generator.Graph;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Plan;

/// <summary>How a convolution's weights are packed: for each pair of parts panels of a few vectors of result channels, tap by tap.</summary>
/// <param name="Kernel">The convolution.</param>
/// <param name="Vectors">Vectors side by side in a tile.</param>
/// <param name="Groups">The pairs of a part of the result and a part of the operand.</param>
internal sealed record FramePanel(ConvKernel Kernel, int Vectors, IReadOnlyList<FrameGroup> Groups)
{
    public string Name { get; init; } = "";

    /// <summary>The pairs of a part of the result and one of the operand; neighbors that are alike are in one group.</summary>
    /// <param name="weight">The weights.</param>
    /// <param name="form">Geometry.</param>
    /// <param name="target">Parts of the result.</param>
    /// <param name="source">Parts of the operand.</param>
    /// <param name="transposed">Whether the result's channels are the parameter's input channels.</param>
    /// <param name="vectors">Vectors side by side in a tile.</param>
    public static IEnumerable<FrameGroup> Pairs(WeightSlice weight, ConvForm form, Shape target, Shape source, bool transposed, int vectors)
    {
        (int from, int to) = transposed ? (form.Out.Count, form.In.Count) : (form.In.Count, form.Out.Count);
        int result = 0, t = 0;
        foreach ((int targets, int width) in Alike.Of(target.Parts))
        {
            int channels = width / to, first = 0, s = 0;
            foreach ((int sources, int depth) in Alike.Of([.. source.Parts.Select(p => p / from)]))
            {
                (int row, int column) = transposed ? (first, result) : (result, first);
                long at = ((long)(weight.Row + row) * weight.Parameter.Columns) + weight.Column + (column * form.Taps);
                yield return new FrameGroup(t, targets, s, sources, depth, channels, Columns(channels, vectors), at, 0);
                first += sources * depth;
                s += sources;
            }

            result += targets * channels;
            t += targets;
        }
    }

    /// <summary>A number of vectors that divides the channels of every part, with their padding.</summary>
    public static int VectorsFor(IEnumerable<int> channels)
    {
        int[] blocks = [.. channels.Select(c => (c + RowBuffer.Lanes - 1) / RowBuffer.Lanes)];
        return ((int[])[4, 3, 5, 2, 1]).First(n => blocks.All(b => b % n == 0));
    }

    /// <summary>Channels with padding to whole panels.</summary>
    public static int Columns(int channels, int vectors)
    {
        int panel = vectors * RowBuffer.Lanes;
        return (channels + panel - 1) / panel * panel;
    }
}

/// <summary>The weights between some parts of the operand and some of the result, for each of the latter those of all of the former.</summary>
/// <param name="Target">First part of the result.</param>
/// <param name="Targets">Parts of the result.</param>
/// <param name="Source">First part of the operand.</param>
/// <param name="Sources">Parts of the operand.</param>
/// <param name="Depth">Channels of a part of the operand.</param>
/// <param name="Channels">Channels of a part of the result.</param>
/// <param name="Columns">The same with padding.</param>
/// <param name="Weight">Place of the first weight in its parameter.</param>
/// <param name="Offset">Where the panels start in the model's packed weights.</param>
internal sealed record FrameGroup(int Target, int Targets, int Source, int Sources, int Depth, int Channels, int Columns, long Weight, int Offset)
{
    /// <summary>Weights between one part and one, with padding.</summary>
    public int Elements(ConvForm form) => checked(Depth * Columns * form.Taps);
}
