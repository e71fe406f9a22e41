using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests.Interpreter;

/// <summary>What a loss counts, and its gradient against finite differences.</summary>
public sealed class LossTests
{
    private static readonly InterpreterRun s_run = new(2, 3, new Dictionary<string, double[]>(), []) { Lengths = [2, 3] };

    private static readonly Shape s_shape = Shape.Of(Domain.Step, 2);

    private static readonly double[] s_y = [0.3, -0.9, 1.4, 0.2, double.NaN, double.NaN, -2.1, 0.8, 0.1, 0.5, 1.7, -0.6];

    private static readonly double[] s_targets = [0.1, 0.9, 0, 0.7, double.NaN, double.NaN, 0.2, 1, 0.4, 0.3, 0.6, 0.5];

    [Theory]
    [InlineData("CrossEntropy", 0.0)]
    [InlineData("CrossEntropy", 0.2)]
    [InlineData("MeanSquaredError", 0.0)]
    [InlineData("MeanAbsoluteError", 0.0)]
    [InlineData("Huber", 0.0)]
    [InlineData("BinaryCrossEntropy", 0.0)]
    public void Gradient_AgreesWithDifferences(string kind, double smoothing)
    {
        LossLayer loss = Loss(kind) with { Smoothing = smoothing, Delta = 0.55, Weight = 0.3 };
        Array targets = loss.Kind == LossKind.CrossEntropy ? new[] { 1, -1, 0, 0, 1, 1 } : s_targets;
        double[] gradient = InterpreterLoss.Of(loss, s_run, s_shape, s_y, targets).Gradient;
        for (int i = 0; i < s_y.Length; i++)
        {
            double At(double shift) => InterpreterLoss.Of(loss, s_run, s_shape, [.. s_y.Select((v, j) => j == i ? v + shift : v)], targets).Value;
            double measured = (At(1e-5) - At(-1e-5)) / 2e-5;
            Assert.Equal(measured, gradient[i], 1e-9);
        }
    }

    [Theory]
    [InlineData("MeanSquaredError")]
    [InlineData("MeanAbsoluteError")]
    [InlineData("Huber")]
    public void Value_IsTheMeanOverValidEntries(string kind)
    {
        double Entry(double d) => kind switch
        {
            "MeanSquaredError" => d * d,
            "MeanAbsoluteError" => Math.Abs(d),
            _ => Math.Abs(d) <= 0.5 ? d * d / 2 : 0.5 * (Math.Abs(d) - 0.25),
        };
        double expected = Enumerable.Range(0, 12).Where(i => i is < 4 or >= 6).Average(i => Entry(s_y[i] - s_targets[i]));
        Assert.Equal(2 * expected, InterpreterLoss.Of(Loss(kind) with { Weight = 2, Delta = 0.5 }, s_run, s_shape, s_y, s_targets).Value, 1e-12);
    }

    /// <summary>Ten numbers in five steps of two sequences.</summary>
    [Theory]
    [InlineData("BinaryCrossEntropy")]
    [InlineData("MeanSquaredError")]
    [InlineData("MeanAbsoluteError")]
    [InlineData("Huber")]
    public void Per_DividesBySteps_OrBySequences(string kind)
    {
        InterpreterLoss mean = Of(Per.Element), frame = Of(Per.Frame), sequence = Of(Per.Sequence);
        Assert.Equal(mean.Value * 10 / 5, frame.Value, 1e-12);
        Assert.Equal(mean.Value * 10 / 2, sequence.Value, 1e-12);
        Assert.Equal(mean.Gradient.Select(g => (float)(g * 10 / 5)), frame.Gradient.Select(g => (float)g));
        Assert.Equal(mean.Gradient.Select(g => (float)(g * 10 / 2)), sequence.Gradient.Select(g => (float)g));

        InterpreterLoss Of(Per per) => InterpreterLoss.Of(Loss(kind) with { Per = per, Weight = 0.3 }, s_run, s_shape, s_y, s_targets);
    }

    [Fact]
    public void CrossEntropy_IgnoredTargets_DoNotCount()
    {
        double One(int target, double a, double b) => Math.Log(Math.Exp(a) + Math.Exp(b)) - (target == 0 ? a : b);
        InterpreterLoss loss = InterpreterLoss.Of(Loss("CrossEntropy"), s_run, s_shape, s_y, new[] { 1, -1, 0, -1, -1, 0 });
        Assert.Equal((One(1, 0.3, -0.9) + One(0, 1.7, -0.6)) / 2, loss.Value, 1e-12);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0], loss.Gradient[2..10]);
    }

    [Fact]
    public void CrossEntropy_NothingCounts_IsZero()
    {
        InterpreterLoss loss = InterpreterLoss.Of(Loss("CrossEntropy"), s_run, s_shape, s_y, new[] { -1, -1, -1, -1, -1, -1 });
        Assert.Equal(0, loss.Value);
        Assert.All(loss.Gradient, g => Assert.Equal(0, g));
    }

    [Fact]
    public void CrossEntropy_LargeLogits_StaysFinite()
    {
        InterpreterLoss loss = InterpreterLoss.Of(Loss("CrossEntropy"), s_run with { Batch = 1 }, Shape.Of(Domain.Row, 2), [1000, -1000], new[] { 1 });
        Assert.Equal(2000, loss.Value);
        Assert.Equal([1, -1], loss.Gradient);
    }

    private static LossLayer Loss(string kind) => new("loss", Enum.Parse<LossKind>(kind), 1, 0, 1);
}
