using SeqGen.Generator.Graph;
using SeqGen.Runtime;

namespace SeqGen.Tests.Frames;

/// <summary>Orders of units against what their definition says, unit by unit.</summary>
public sealed class UnitPickTests
{
    /// <summary>Counts, strides, first unit.</summary>
    public static TheoryData<int[], int[], int> Orders { get; } = new()
    {
        { [1], [1], 0 },
        { [37], [1], 2 },
        { [4], [3], 1 },
        { [5], [0], 2 },
        { [3, 4], [1, 3], 0 },
        { [4, 3], [3, 1], 1 },
        { [3, 20], [0, 1], 0 },
        { [20, 3], [1, 0], 0 },
        { [2, 3, 2, 2], [12, 2, 6, 1], 0 },
        { [2, 1, 3, 33], [40, 5, 2, 1], 7 },
        { [3, 2, 2], [4, -2, 1], 2 },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Take_TakesTheUnitsOfTheOrder(int[] counts, int[] strides, int first)
    {
        int[] units = Units(counts, strides, first);
        (int source, int rows, int sourceStride, int targetStride) = (units.Max() + 1, 3, units.Max() + 4, units.Length + 2);
        float[] from = Numbers(rows * sourceStride), to = new float[rows * targetStride], expected = new float[rows * targetStride];
        for (int row = 0; row < rows; row++)
            for (int u = 0; u < units.Length; u++)
                expected[(row * targetStride) + u] = from[(row * sourceStride) + units[u]];

        new UnitPick(counts, strides, first).Take(ref from[0], sourceStride, rows, ref to[0], targetStride);

        Assert.Equal(expected, to);
        Assert.Equal(units, PickForm.Of(source, counts, strides, first).Units());
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void AddBack_AddsEachUnitToWhereItWasTaken(int[] counts, int[] strides, int first)
    {
        int[] units = Units(counts, strides, first);
        (int source, int rows, int sourceStride, int targetStride) = (units.Max() + 1, 3, units.Max() + 4, units.Length + 2);
        float[] taken = Numbers(rows * targetStride);
        foreach (bool clears in new[] { false, true })
        {
            float[] sums = Numbers(rows * sourceStride), expected = [.. sums];
            for (int row = 0; row < rows; row++)
            {
                if (clears)
                    expected.AsSpan(row * sourceStride, source).Clear();
                for (int u = 0; u < units.Length; u++)
                    expected[(row * sourceStride) + units[u]] += taken[(row * targetStride) + u];
            }

            new UnitPick(counts, strides, first).AddBack<Simd256Single, float>(ref taken[0], targetStride, rows, ref sums[0], sourceStride, clears ? source : 0);

            Assert.Equal(expected, sums);
        }
    }

    /// <summary>Directions of one unit, and such as go on without a gap, are left out; the units stay.</summary>
    [Fact]
    public void Order_HasAsFewDirectionsAsPossible()
    {
        PickForm form = PickForm.Of(24, [1, 2, 3, 1, 4], [99, 12, 4, 7, 1]);
        Assert.Equal([24], form.Counts);
        Assert.Equal([1], form.Strides);
        Assert.Equal([2, 3], PickForm.Of(12, [2, 1, 3], [6, 2, 1]).Counts);
        Assert.Equal([1], PickForm.Of(1, [1, 1], [0, 5]).Counts);
        Assert.True(PickForm.Channels(1, 4).IsChannels);
        Assert.True(PickForm.Channels(4, 1).IsChannels);
        Assert.False(PickForm.ChannelsFirst(4, 2).IsChannels);
    }

    private static int[] Units(int[] counts, int[] strides, int first)
    {
        List<int> units = [];
        int[] at = new int[counts.Length];
        do
        {
            units.Add(first + at.Zip(strides, (n, s) => n * s).Sum());
        }
        while (Next(at, counts));
        return [.. units];
    }

    /// <summary>Counts on, the last direction fastest.</summary>
    private static bool Next(int[] at, int[] counts)
    {
        for (int i = at.Length - 1; i >= 0; i--)
        {
            if (++at[i] < counts[i])
                return true;
            at[i] = 0;
        }

        return false;
    }

    private static float[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(i => (float)i)];
}
