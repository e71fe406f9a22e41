namespace SeqGen.Tests.Decoding;

/// <summary>Labels read from logits, against all alignments one by one.</summary>
public class CtcDecoderTests
{
    [Theory]
    [InlineData("0 0 0", "")]
    [InlineData("1 1 1", "1")]
    [InlineData("1 0 1", "1 1")]
    [InlineData("0 1 1 2 2 0 2 1", "1 2 2 1")]
    [InlineData("", "")]
    public void Greedy_CollapsesTheBestAlignment(string path, string expected)
    {
        int[] best = Numbers(path), labels = Numbers(expected);
        float[] logits = [.. best.SelectMany(k => Enumerable.Range(0, 3).Select(other => other == k ? 1f : -1f))];

        Assert.Equal(labels, CtcDecoder.Greedy<float>(logits, 3));

        // The same with the blank last.
        float[] turned = [.. Enumerable.Range(0, logits.Length).Select(i => logits[(i / 3 * 3) + ((i + 1) % 3)])];
        Assert.Equal(labels.Select(label => label - 1), CtcDecoder.Greedy<float>(turned, 3, blank: 2));
    }

    [Fact]
    public void Greedy_EqualLogits_TakesTheFirst() => Assert.Equal([1], CtcDecoder.Greedy<double>([0, 2, 2], 3));

    [Theory]
    [InlineData(2, 6, 0)]
    [InlineData(3, 5, 0)]
    [InlineData(3, 5, 1)]
    [InlineData(4, 4, 3)]
    public void Beam_AsWideAsThereArePrefixes_IsExhaustiveSearch(int classes, int steps, int blank)
    {
        for (int seed = 0; seed < 10; seed++)
        {
            double[] logits = Logits(classes, steps, seed);
            (string Labels, double Probability)[] expected = [.. Labelings(logits, classes, blank).OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value))];

            IReadOnlyList<CtcHypothesis> found = CtcDecoder.Beam<double>(logits, classes, width: 2000, blank, best: 2000);

            Assert.Equal(expected.Length, found.Count);
            Assert.Equal(expected.Take(5).Select(pair => pair.Labels), found.Take(5).Select(hypothesis => string.Join(' ', hypothesis.Labels)));
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Probability, Math.Exp(pair.Second.LogProbability), 1e-12));
        }
    }

    [Fact]
    public void Beam_Narrow_NeverClaimsMoreThanThereIs()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            double[] logits = Logits(3, 6, seed);
            Dictionary<string, double> all = Labelings(logits, 3, 0);
            double best = 0;
            foreach (int width in new[] { 1, 2, 3, 5, 8, 200 })
            {
                CtcHypothesis found = Assert.Single(CtcDecoder.Beam<double>(logits, 3, width));
                Assert.InRange(Math.Exp(found.LogProbability), 0, all[string.Join(' ', found.Labels)] + 1e-12);
                best = Math.Max(best, Math.Exp(found.LogProbability));
            }

            Assert.Equal(all.Values.Max(), best, 1e-12);
        }
    }

    [Fact]
    public void Beam_FindsLabelsThatGreedyMisses()
    {
        // Blank is the best class of both steps with 0.6, but a label at either makes 0.64 together (A. Graves et al., 2006, figure 2).
        double[] logits = [Math.Log(0.6), Math.Log(0.4), Math.Log(0.6), Math.Log(0.4)];

        Assert.Empty(CtcDecoder.Greedy<double>(logits, 2));
        CtcHypothesis found = Assert.Single(CtcDecoder.Beam<double>(logits, 2, width: 2));
        Assert.Equal([1], found.Labels);
        Assert.Equal(0.64, Math.Exp(found.LogProbability), 1e-12);
    }

    [Fact]
    public void Beam_LongSequenceOfManyClasses_StaysFinite()
    {
        float[] logits = [.. Logits(200, 400, 1).Select(v => (float)v)];

        IReadOnlyList<CtcHypothesis> found = CtcDecoder.Beam<float>(logits, 200, width: 20, best: 3);

        Assert.Equal(3, found.Count);
        Assert.All(found, hypothesis => Assert.True(double.IsFinite(hypothesis.LogProbability)));
        Assert.Equal(found.OrderByDescending(hypothesis => hypothesis.LogProbability), found);
    }

    [Fact]
    public void Beam_EqualPrefixes_LowerLabelFirst() =>
        Assert.Equal([0, 1, 2], CtcDecoder.Beam<double>([0, 0, 0, 0], 4, width: 4, blank: 3, best: 4).Skip(1).Select(hypothesis => hypothesis.Labels[0]));

    [Fact]
    public void Arguments_Wrong_Throw()
    {
        Assert.Throws<ArgumentException>("logits", () => CtcDecoder.Greedy<float>([1, 2, 3], 2));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => CtcDecoder.Greedy<float>([], 0));
        Assert.Throws<ArgumentOutOfRangeException>("blank", () => CtcDecoder.Greedy<float>([1, 2], 2, blank: 2));
        Assert.Throws<ArgumentOutOfRangeException>("blank", () => CtcDecoder.Beam<float>([1, 2], 2, width: 1, blank: -1));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => CtcDecoder.Beam<float>([1, 2], 2, width: 0));
        Assert.Throws<ArgumentOutOfRangeException>("best", () => CtcDecoder.Beam<float>([1, 2], 2, width: 1, best: 0));
        Assert.Throws<ArgumentException>("labels", () => CtcDecoder.Greedy<float>([1, 2, 3, 4], new int[1], 2));
        Assert.Throws<ArgumentException>("logits", () => CtcDecoder.Beam<float>([1, float.NaN], 2, width: 1));
    }

    /// <summary>The probability of each labeling: that of all its alignments.</summary>
    private static Dictionary<string, double> Labelings(double[] logits, int classes, int blank)
    {
        int steps = logits.Length / classes;
        Dictionary<string, double> labelings = [];
        for (int number = 0; number < (int)Math.Pow(classes, steps); number++)
        {
            int[] path = [.. Enumerable.Range(0, steps).Select(t => number / (int)Math.Pow(classes, t) % classes)];
            string labels = string.Join(' ', path.Where((k, t) => k != blank && (t == 0 || path[t - 1] != k)));
            double probability = 1;
            for (int t = 0; t < steps; t++)
            {
                probability *= Math.Exp(logits[(t * classes) + path[t]]) / logits.Skip(t * classes).Take(classes).Sum(Math.Exp);
            }

            labelings[labels] = labelings.GetValueOrDefault(labels) + probability;
        }

        return labelings;
    }

    private static double[] Logits(int classes, int steps, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, classes * steps).Select(_ => (random.NextDouble() * 4) - 2)];
    }

    private static int[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part[0] - '0')];
}
