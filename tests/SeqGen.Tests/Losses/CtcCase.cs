using System.Numerics;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;
using SeqGen.Runtime;
using SeqGen.Tests.Workspaces;
using Kernels = SeqGen.Runtime.Losses;

namespace SeqGen.Tests.Losses;

/// <summary>Sequences with labels.</summary>
/// <param name="Lengths">Steps of each sequence; the longest is the batch's.</param>
/// <param name="Labels">Labels of each sequence.</param>
/// <param name="Classes">Classes, the blank included.</param>
/// <param name="Blank">The class of no label.</param>
/// <param name="Y">Logits, [batch, steps, classes].</param>
internal sealed record CtcCase(int[] Lengths, int[][] Labels, int Classes, int Blank, double[] Y)
{
    public int Steps => Lengths.Max();

    /// <summary>[batch, most labels], at least one place.</summary>
    public int[] Targets
    {
        get
        {
            int most = Math.Max(1, Labels.Max(labels => labels.Length));
            return [.. Labels.SelectMany(labels => labels.Concat(Enumerable.Repeat(-1, most - labels.Length)))];
        }
    }

    /// <summary>Of various lengths, the first without labels if there are several, all others with as many as a share of their steps has room for.</summary>
    public static CtcCase Random(int batch, int steps, int classes, int blank, double share)
    {
        Random random = new(steps + classes);
        int[] lengths = [.. Enumerable.Range(0, batch).Select(row => row == 1 ? steps : random.Next(1, steps + 1))];
        int[][] labels = [.. lengths.Select((length, row) => row == 0 ? [] : Draw(random, length, classes, blank, share))];
        return new CtcCase(lengths, labels, classes, blank, [.. Enumerable.Range(0, batch * steps * classes).Select(_ => (random.NextDouble() * 8) - 4)]);
    }

    public TestWorkspace<T> Workspace<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var run = new TestWorkspace<T>(Lengths.Length, Steps);
        run.SetLengths(Lengths);
        return run;
    }

    /// <summary>The logits, or numbers of their shape, in the order of a workspace.</summary>
    public double[,] Packed(double[]? values = null)
    {
        values ??= Y;
        TestWorkspace<double> run = Workspace<double>();
        var packed = new double[run.Rows, Classes];
        foreach ((int row, int from) in Rows(run))
        {
            for (int k = 0; k < Classes; k++)
            {
                packed[row, k] = values[from + k];
            }
        }

        return packed;
    }

    /// <summary>The same with logits that a kernel has seen.</summary>
    public CtcCase Rounded(double[,] packed)
    {
        double[] y = new double[Y.Length];
        foreach ((int row, int from) in Rows(Workspace<double>()))
        {
            for (int k = 0; k < Classes; k++)
            {
                y[from + k] = packed[row, k];
            }
        }

        return this with { Y = y };
    }

    /// <summary>Loss and gradient of weight times the sum over sequences.</summary>
    public InterpreterLoss Interpret(double weight) => InterpreterLoss.Of(
        new LossLayer("loss", LossKind.Ctc, weight * Lengths.Length, 0, 1, Blank),
        new InterpreterRun(Lengths.Length, Steps, new Dictionary<string, double[]>(), []) { Lengths = Lengths },
        Shape.Of(Domain.Step, Classes),
        Y,
        Targets);

    public double Run<V, T>(PackedRows<T> y, PackedRows<T> dy, double factor, bool backward)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TestWorkspace<T> run = Workspace<T>();
        int[] targets = new int[Lengths.Length * Steps];
        run.PackLabels(Targets, "targets", Classes, Blank, targets);
        return Kernels.Ctc<V, T>(run, ref y.Elements[0], ref dy.Elements[0], y.Stride, Classes, targets, Blank, new CtcLattice(Steps), factor, backward);
    }

    private static int[] Draw(Random random, int steps, int classes, int blank, double share)
    {
        List<int> labels = [];
        for (int used = 0; used < steps * share;)
        {
            int label = (random.Next(classes - 1) + blank + 1) % classes;
            used += labels.Count > 0 && labels[^1] == label ? 2 : 1;
            if (used <= steps)
            {
                labels.Add(label);
            }
        }

        return [.. labels];
    }

    private IEnumerable<(int Row, int From)> Rows(TestWorkspace<double> run) =>
        from place in Enumerable.Range(0, run.Batch)
        from step in Enumerable.Range(0, run.Length(place))
        select (run.First(step) + place, ((run.Source(place) * Steps) + step) * Classes);
}
