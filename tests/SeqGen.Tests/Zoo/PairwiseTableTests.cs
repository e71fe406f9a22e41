namespace SeqGen.Tests.Zoo;

public sealed class PairwiseTableTests
{
    [Fact]
    public void Of_EveryPairOfValues_Occurs()
    {
        int[] levels = [5, 3, 4, 2];
        HashSet<(int, int, int, int)> pairs = [.. PairwiseTable.Of(levels).SelectMany(PairwiseTable.Pairs)];
        for (int f = 0; f < levels.Length; f++)
            for (int g = f + 1; g < levels.Length; g++)
                for (int a = 0; a < levels[f]; a++)
                    for (int b = 0; b < levels[g]; b++)
                        Assert.Contains((f, a, g, b), pairs);
    }
}
