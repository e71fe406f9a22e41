using SeqGen.Compiler.Tests.Goldens;
using SeqGen.Generator.Lowering;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Goldens;

/// <summary>Losses through emitted Train and Evaluate against PyTorch: token i looks up row i of the reference's outputs.</summary>
public sealed class EmittedLossGoldenTests
{
    [Theory]
    [InlineData("GoldenCrossEntropy", "xent_ls0.0_mean", "logits")]
    [InlineData("GoldenSmoothedCrossEntropy", "xent_ls0.1_mean", "logits")]
    [InlineData("GoldenMeanSquaredError", "mse_mean", "pred")]
    [InlineData("GoldenBinaryCrossEntropy", "bce_with_logits", "pred")]
    public void Loss_AgreesWithPyTorch(string name, string reference, string y)
    {
        GoldenCase golden = GoldenCase.Load("losses", reference);
        ZooModel model = GoldenModels.All.Single(m => m.Name == name);
        LoweredModel lowered = model.Lower();
        int[] shape = golden.Shape("inputs", y);
        ZooRun run = new(lowered, shape[0], shape[1])
        {
            Parameters = new Dictionary<string, double[]> { ["embedding.weight"] = golden.Values("inputs", y) },
            Inputs = [Enumerable.Range(0, shape[0] * shape[1]).ToArray()],
            InitialStates = [],
            OutputGradients = [new double[shape[0] * shape[1] * shape[2]]],
            FinalGradients = [],
            Targets = [golden.Has("inputs", "targets") ? golden.Integers("inputs", "targets").Select(t => Math.Max(t, -1)).ToArray() : golden.Values("inputs", "target")],
        };
        Agreement agreement = Agreement.Of(run, single: true);
        IEmittedRun emitted = ZooCase.Create(model, run);
        agreement.Check(golden.Values("outputs", "loss"), [emitted.Evaluate()], "loss");
        agreement.Check(golden.Values("outputs", "loss"), [emitted.Train()], "loss");
        double upstream = golden.Values("upstream", "loss")[0];
        agreement.Check([.. golden.Values("grads", y).Select(d => d / upstream)], emitted.Gradients()["embedding.weight"], "d" + y);
    }
}
