using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests.Goldens;

/// <summary>Losses against PyTorch. The gradient of the loss itself enters as the head's weight.</summary>
public sealed class LossGoldenTests
{
    [Theory]
    [InlineData("xent_ls0.0_mean", 0.0)]
    [InlineData("xent_ls0.1_mean", 0.1)]
    public void CrossEntropy_AgreesWithPyTorch(string name, double smoothing) =>
        Check(name, new LossLayer("loss", LossKind.CrossEntropy, 1, smoothing, 1), "logits");

    [Fact]
    public void MeanSquaredError_AgreesWithPyTorch() => Check("mse_mean", new LossLayer("loss", LossKind.MeanSquaredError, 1, 0, 1), "pred");

    [Fact]
    public void BinaryCrossEntropy_AgreesWithPyTorch() => Check("bce_with_logits", new LossLayer("loss", LossKind.BinaryCrossEntropy, 1, 0, 1), "pred");

    private static void Check(string name, LossLayer loss, string output)
    {
        GoldenCase golden = GoldenCase.Load("losses", name);
        int[] shape = golden.Shape("inputs", output);
        double upstream = golden.Values("upstream", "loss")[0];
        InterpreterRun run = new(shape[0], shape[1], new Dictionary<string, double[]>(), []);
        Array targets = loss.Kind == LossKind.CrossEntropy ? golden.Integers("inputs", "targets") : golden.Values("inputs", "target");
        InterpreterLoss result = InterpreterLoss.Of(loss with { Weight = upstream }, run, Shape.Of(Domain.Step, shape[2]), golden.Values("inputs", output), targets);
        GoldenCase.AssertClose(golden.Values("outputs", "loss"), [result.Value / upstream], "loss");
        GoldenCase.AssertClose(golden.Values("grads", output), result.Gradient, "d" + output);
    }
}
