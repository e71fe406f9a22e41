using SeqGen.Generator.Graph;

namespace SeqGen.Tests.Zoo;

/// <summary>How near emitted numbers must come to the interpreter's: 8 x ceil(log2(K x T)) x epsilon of the array's largest.</summary>
/// <param name="Bound">The factor of the array's largest entry.</param>
internal sealed record Agreement(double Bound)
{
    /// <summary>K is the model's longest trip: an operand's width, over frames its channels at all taps, the same backward, or the rows or positions of a weight gradient's step.</summary>
    public static Agreement Of(ZooRun run, bool single)
    {
        int longest = run.Model.Graph.Nodes.Where(n => n.Op is Op.Linear or Op.LinearTransposed).Select(n => Math.Max(n.Weight!.Rows, n.Weight.Columns))
            .Concat(run.Model.Graph.Nodes.Where(n => n.Op == Op.Conv).Select(n => Math.Max(Math.Max(n.Weight!.Rows * n.Conv!.Taps, n.Weight.Columns), run.Batch * n.Conv.Out.Count))).Append(run.Batch).Max();
        double epsilon = single ? Math.ScaleB(1, -23) : Math.ScaleB(1, -52);
        return new Agreement(8 * Math.Max(1, Math.Ceiling(Math.Log2((double)longest * run.Steps))) * epsilon);
    }

    /// <summary>Fails with the entry that is farthest off.</summary>
    public void Check(double[] expected, double[] actual, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what} has {actual.Length} entries instead of {expected.Length}");
        double bound = Bound * expected.Select(Math.Abs).DefaultIfEmpty(0).Max();
        int worst = -1;
        double most = bound;
        for (int i = 0; i < expected.Length; i++)
        {
            double off = Math.Abs(expected[i] - actual[i]);
            if (!(off <= most))
                (worst, most) = (i, double.IsNaN(off) ? double.MaxValue : off);
        }

        Assert.True(worst < 0, worst < 0 ? "" : $"{what}[{worst}] of {expected.Length} is {actual[worst]:R} instead of {expected[worst]:R}: off by {Math.Abs(expected[worst] - actual[worst]):E1}, allowed {bound:E1}");
    }

    /// <summary>The same for several arrays.</summary>
    public void CheckAll(IReadOnlyList<double[]> expected, IReadOnlyList<double[]> actual, string what)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
            Check(expected[i], actual[i], $"{what} {i}");
    }
}
