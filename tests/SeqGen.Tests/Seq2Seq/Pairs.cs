using SeqGen.Data;

namespace SeqGen.Tests.Seq2Seq;

/// <summary>Data for models with an encoder.</summary>
internal static class Pairs
{
    /// <summary>Token sequences of one to four steps and, written backward and ended by 1, the targets.</summary>
    public static (int[][] Sources, int[][] Targets) Reversed(int count, int seed)
    {
        Random random = new(seed);
        int[][] sources = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(2, 8)).ToArray())];
        return (sources, [.. sources.Select(source => source.Reverse().Append(1).ToArray())]);
    }

    public static SequenceData Of((int[][] Sources, int[][] Targets) pairs) =>
        SequenceData.FromPairs(SequenceColumn.Sequences(pairs.Sources), SequenceColumn.Sequences(pairs.Targets));

    /// <summary>Numbers of one to five steps and tokens of one to four.</summary>
    public static SequenceData Numbers(int count, int seed)
    {
        Random random = new(seed);
        double[][] sources = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 2 * random.Next(1, 6)).Select(_ => 5 + (3 * random.NextDouble())).ToArray())];
        int[][] targets = [.. sources.Select(_ => Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 4)).ToArray())];
        return SequenceData.FromPairs(SequenceColumn.Sequences(sources, width: 2), SequenceColumn.Sequences(targets));
    }
}
