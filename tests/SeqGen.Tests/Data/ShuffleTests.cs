using SeqGen.Data;

namespace SeqGen.Tests.Data;

public class ShuffleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Fill_IsAPermutation(int count)
    {
        int[] order = new int[count];

        Shuffle.Fill(order, 3, 4);

        Assert.Equal(Enumerable.Range(0, count), order.Order());
    }

    /// <summary>The same on every machine: these were drawn once and must not change.</summary>
    [Fact]
    public void Fill_DependsOnSeedAndEpochAlone()
    {
        Assert.Equal("9 7 4 3 8 6 5 2 1 0", string.Join(' ', Draw(1, 0)));
        Assert.Equal(Draw(1, 0), Draw(1, 0));
        Assert.NotEqual(Draw(1, 0), Draw(1, 1));
        Assert.NotEqual(Draw(1, 1), Draw(2, 0));
    }

    /// <summary>Each of the six orders of three comes up about equally often: chi-squared with 5 degrees of freedom below its 99.9 % point.</summary>
    [Fact]
    public void Fill_OrdersAreEquallyLikely()
    {
        Dictionary<string, int> counts = [];
        int[] order = new int[3];
        for (int epoch = 0; epoch < 6000; epoch++)
        {
            Shuffle.Fill(order, 7, epoch);
            string key = string.Join(' ', order);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(6, counts.Count);
        Assert.True(counts.Values.Sum(count => Math.Pow(count - 1000, 2) / 1000) < 20.5);
    }

    private static int[] Draw(int seed, int epoch)
    {
        int[] order = new int[10];
        Shuffle.Fill(order, seed, epoch);
        return order;
    }
}
