using SeqGen.Compiler.Tests.Goldens;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests.Interpreter;

/// <summary>Connectionist temporal classification against all alignments one by one, finite differences and PyTorch.</summary>
public sealed class CtcTests
{
    private static readonly int[][] s_labels = [[1, 2], [2, 2], [], [1], [1, 2, 1], [1, 1]];

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Value_IsThatOfAllAlignments(int blank)
    {
        (InterpreterRun run, double[] y, int[] targets) = Problem(blank);
        double expected = 0;
        for (int row = 0; row < run.Batch; row++)
        {
            int[] labels = Shifted(s_labels[row], blank);
            double probability = Alignments(run.Length(row)).Where(path => Collapse(path, blank).SequenceEqual(labels))
                .Sum(path => Enumerable.Range(0, path.Length).Aggregate(1.0, (p, t) => p * Softmax(y, (row * run.Steps) + t)[path[t]]));
            expected -= Math.Log(probability) / Math.Max(labels.Length, 1) / run.Batch;
        }

        Assert.Equal(0.7 * expected, InterpreterLoss.Of(Loss(blank), run, Shape.Of(Domain.Step, 3), y, targets).Value, 1e-12);
    }

    [Fact]
    public void Gradient_AgreesWithDifferences()
    {
        (InterpreterRun run, double[] y, int[] targets) = Problem(0);
        double[] gradient = InterpreterLoss.Of(Loss(0), run, Shape.Of(Domain.Step, 3), y, targets).Gradient;
        for (int i = 0; i < y.Length; i++)
        {
            double At(double shift) => InterpreterLoss.Of(Loss(0), run, Shape.Of(Domain.Step, 3), [.. y.Select((v, j) => j == i ? v + shift : v)], targets).Value;
            Assert.Equal((At(1e-5) - At(-1e-5)) / 2e-5, gradient[i], 1e-9);
        }
    }

    /// <summary>Each sequence on its own, with the gradient of its loss as the weight.</summary>
    [Theory]
    [InlineData("ctc_single")]
    [InlineData("ctc_batch_none")]
    [InlineData("ctc_empty_target")]
    public void Sequences_AgreeWithPyTorch(string name)
    {
        GoldenCase golden = GoldenCase.Load("ctc", name);
        (int steps, int batch, int classes) = (golden.Shape("inputs", "logits")[0], golden.Shape("inputs", "logits")[1], golden.Shape("inputs", "logits")[2]);
        int[] lengths = golden.Integers("inputs", "input_lengths"), labels = golden.Integers("inputs", "target_lengths"), targets = golden.Integers("inputs", "targets");
        int most = targets.Length / batch, size = steps * classes;
        double[] losses = new double[batch], gradient = new double[batch * size];
        for (int row = 0; row < batch; row++)
        {
            double weight = golden.Values("upstream", "loss")[row] * Math.Max(labels[row], 1);
            InterpreterRun run = new(1, steps, new Dictionary<string, double[]>(), []) { Lengths = [lengths[row]] };
            InterpreterLoss loss = InterpreterLoss.Of(
                Loss(0) with { Weight = weight }, run, Shape.Of(Domain.Step, classes), golden.BatchFirst("inputs", "logits")[(row * size)..((row + 1) * size)], targets[(row * most)..((row * most) + labels[row])]);
            losses[row] = loss.Value / golden.Values("upstream", "loss")[row];
            loss.Gradient.CopyTo(gradient, row * size);
        }

        GoldenCase.AssertClose(golden.Values("outputs", "loss"), losses, "loss");
        GoldenCase.AssertClose(golden.BatchFirst("grads", "logits"), gradient, "dlogits");
    }

    [Theory]
    [InlineData("ctc_batch_mean")]
    [InlineData("ctc_long")]
    public void Mean_AgreesWithPyTorch(string name)
    {
        GoldenCase golden = GoldenCase.Load("ctc", name);
        int[] shape = golden.Shape("inputs", "logits"), labels = golden.Integers("inputs", "target_lengths"), targets = golden.Integers("inputs", "targets");
        int most = targets.Length / shape[1];
        double upstream = golden.Values("upstream", "loss")[0];
        InterpreterRun run = new(shape[1], shape[0], new Dictionary<string, double[]>(), []) { Lengths = golden.Integers("inputs", "input_lengths") };
        InterpreterLoss loss = InterpreterLoss.Of(
            Loss(0) with { Weight = upstream }, run, Shape.Of(Domain.Step, shape[2]), golden.BatchFirst("inputs", "logits"), targets.Select((label, i) => i % most < labels[i / most] ? label : -1).ToArray());

        GoldenCase.AssertClose(golden.Values("outputs", "loss"), [loss.Value / upstream], "loss");
        GoldenCase.AssertClose(golden.BatchFirst("grads", "logits"), loss.Gradient, "dlogits");
    }

    private static LossLayer Loss(int blank) => new("loss", LossKind.Ctc, 0.7, 0, 1, blank);

    private static (InterpreterRun Run, double[] Y, int[] Targets) Problem(int blank)
    {
        Random random = new(3);
        int[] lengths = [4, 3, 2, 1, 5, 5];
        InterpreterRun run = new(6, 5, new Dictionary<string, double[]>(), []) { Lengths = lengths };
        double[] y = [.. Enumerable.Range(0, 6 * 5 * 3).Select(i => i / 3 % 5 < lengths[i / 15] ? (4 * random.NextDouble()) - 2 : double.NaN)];
        return (run, y, [.. s_labels.SelectMany(labels => Shifted(labels, blank).Concat(Enumerable.Repeat(-1, 4 - labels.Length)))]);
    }

    /// <summary>Labels of blank 0 for another blank.</summary>
    private static int[] Shifted(int[] labels, int blank) => [.. labels.Select(label => (label + blank) % 3)];

    private static IEnumerable<int[]> Alignments(int steps) =>
        Enumerable.Range(0, (int)Math.Pow(3, steps)).Select(number => Enumerable.Range(0, steps).Select(t => number / (int)Math.Pow(3, t) % 3).ToArray());

    private static IEnumerable<int> Collapse(int[] path, int blank) => path.Where((k, t) => k != blank && (t == 0 || path[t - 1] != k));

    private static double[] Softmax(double[] y, int place)
    {
        double[] e = [.. y.Skip(place * 3).Take(3).Select(Math.Exp)];
        return [.. e.Select(v => v / e.Sum())];
    }
}
