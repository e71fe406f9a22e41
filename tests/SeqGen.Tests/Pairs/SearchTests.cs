using System.Numerics;

namespace SeqGen.Tests.Pairs;

/// <summary>Beam search and draws of every kind of decoder, against the model's own forward pass.</summary>
public sealed class SearchTests
{
    private const int End = 1;

    public static TheoryData<string> Models { get; } = [.. PairModels.All.Keys];

    /// <summary>A beam as wide as there are prefixes finds the best of all targets, in order.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void WideBeam_IsExhaustive(string name) => Check(name, Exhaustive<double>, Exhaustive<float>);

    /// <summary>A narrow beam gathers states and keys: its scores are those of its tokens.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void NarrowBeam_ScoresItsTokens(string name) => Check(name, Narrow<double>, Narrow<float>);

    [Theory]
    [MemberData(nameof(Models))]
    public void Sequences_AloneAndInABatch_GetTheSameTokens(string name) => Check(name, Alone<double>, Alone<float>);

    private static void Exhaustive<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Steps = 3, Best = 6;
        SearchCase<T> numbers = new(name, batch: 2, sourceSteps: 4);
        int[][] all = [.. Targets(Steps)];
        foreach (double penalty in new[] { 0, 0.8 })
        {
            DecodeOptions options = new() { Beams = 36, Best = Best, LengthPenalty = penalty };
            (int[] output, int[] lengths, double[] scores) = numbers.Decode(Steps, options);
            for (int row = 0; row < 2; row++)
            {
                double[] expected = numbers.Scores(row, all);
                int[] order = [.. Enumerable.Range(0, all.Length).OrderByDescending(i => expected[i] / Math.Pow(all[i].Length, penalty)).Take(Best)];
                AssertClose<T>([.. order.Select(i => expected[i])], scores.AsSpan(row * Best, Best));
                Assert.Equal(order.Select(i => string.Join(' ', all[i])), Enumerable.Range(row * Best, Best).Select(i => string.Join(' ', output.AsSpan(i * Steps, lengths[i]).ToArray())));
            }
        }
    }

    private static void Narrow<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Steps = 7;
        SearchCase<T> numbers = new(name, batch: 3, sourceSteps: 5);
        foreach (DecodeOptions options in new[] { new DecodeOptions { Beams = 3, Best = 3, LengthPenalty = 1 }, new DecodeOptions { Beams = 3, Best = 2, StopEarly = true }, new DecodeOptions { Sample = true, TopK = 5 }, DecodeOptions.Greedy })
        {
            (int[] output, int[] lengths, double[] scores) = numbers.Decode(Steps, options);
            for (int row = 0; row < 3; row++)
            {
                int[][] targets = [.. Enumerable.Range(row * options.Best, options.Best).Select(i => output.AsSpan(i * Steps, lengths[i]).ToArray())];
                Assert.All(targets, t => Assert.Equal(t[^1] == End || t.Length == Steps ? t.Length - 1 : -1, Array.IndexOf(t, End) is var end && end < 0 ? t.Length - 1 : end));
                AssertClose<T>(numbers.Scores(row, targets), scores.AsSpan(row * options.Best, options.Best));
                double[] ranks = [.. targets.Select((t, i) => scores[(row * options.Best) + i] / Math.Pow(t.Length, options.LengthPenalty))];
                Assert.Equal(ranks.OrderDescending(), ranks);
            }
        }
    }

    private static void Alone<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Steps = 6;
        SearchCase<T> numbers = new(name, batch: 3, sourceSteps: 5);
        foreach (DecodeOptions options in new[] { DecodeOptions.Greedy, new DecodeOptions { Sample = true, Temperature = 1.5, TopP = 0.95, Seed = 3 }, new DecodeOptions { Beams = 4, Best = 2 } })
        {
            (int[] output, int[] lengths, double[] scores) = numbers.Decode(Steps, options);
            for (int row = 0; row < 3; row++)
            {
                int[] alone = new int[options.Best * Steps];
                DecodeResult result = numbers.Model.Decode(numbers.SourceOf(row), [numbers.SourceLengths[row]], alone, options with { FirstSequence = row });
                Assert.Equal(output.AsSpan(row * alone.Length, alone.Length).ToArray(), alone);
                Assert.Equal(lengths.AsSpan(row * options.Best, options.Best).ToArray(), result.Lengths);
                AssertClose<T>(scores.AsSpan(row * options.Best, options.Best).ToArray(), result.Scores);
            }
        }
    }

    /// <summary>All that decoding can write: targets that end at or before the last step, and those of all steps without an end.</summary>
    private static IEnumerable<int[]> Targets(int steps)
    {
        IEnumerable<int[]> open = [[]];
        for (int step = 0; step < steps; step++)
        {
            int[][] longer = [.. open.SelectMany(prefix => Enumerable.Range(0, PairModels.TargetTokens).Select(token => (int[])[.. prefix, token]))];
            bool last = step + 1 == steps;
            foreach (int[] target in longer.Where(t => last || t[^1] == End))
                yield return target;
            open = longer.Where(t => t[^1] != End);
        }
    }

    private static void AssertClose<T>(double[] expected, ReadOnlySpan<double> actual)
    {
        double bound = typeof(T) == typeof(double) ? 1e-10 : 1e-4;
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], bound);
    }

    private static void Check(string name, Action<string> twice, Action<string> single) => (PairModels.All[name].Scalar == Generator.Declaration.Scalar.Single ? single : twice)(name);
}
