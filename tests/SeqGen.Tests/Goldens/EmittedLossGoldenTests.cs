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

    /// <summary>Sequences of their own lengths; the file has time first.</summary>
    [Theory]
    [InlineData("GoldenCtc", "ctc_batch_mean")]
    [InlineData("GoldenLongCtc", "ctc_long")]
    public void Ctc_AgreesWithPyTorch(string name, string reference)
    {
        GoldenCase golden = GoldenCase.Load("ctc", reference);
        ZooModel model = GoldenModels.All.Single(m => m.Name == name);
        LoweredModel lowered = model.Lower();
        int[] shape = golden.Shape("inputs", "logits"), counts = golden.Integers("inputs", "target_lengths"), labels = golden.Integers("inputs", "targets");
        int most = labels.Length / shape[1];
        ZooRun run = new(lowered, shape[1], shape[0])
        {
            Lengths = golden.Integers("inputs", "input_lengths"),
            Parameters = new Dictionary<string, double[]> { ["embedding.weight"] = golden.BatchFirst("inputs", "logits") },
            Inputs = [Enumerable.Range(0, shape[0] * shape[1]).ToArray()],
            InitialStates = [],
            OutputGradients = [new double[shape[0] * shape[1] * shape[2]]],
            FinalGradients = [],
            Targets = [labels.Select((label, i) => i % most < counts[i / most] ? label : -1).ToArray()],
        };
        Agreement agreement = Agreement.Of(run, single: true);
        IEmittedRun emitted = ZooCase.Create(model, run);
        agreement.Check(golden.Values("outputs", "loss"), [emitted.Evaluate()], "loss");
        agreement.Check(golden.Values("outputs", "loss"), [emitted.Train()], "loss");
        double upstream = golden.Values("upstream", "loss")[0];
        agreement.Check([.. golden.BatchFirst("grads", "logits").Select(d => d / upstream)], emitted.Gradients()["embedding.weight"], "dlogits");
    }

    /// <summary>A second sequence with more labels than steps: refused, and no gradient is touched.</summary>
    [Fact]
    public void Ctc_TooManyLabels_NamesTheSequenceAndChangesNothing()
    {
        ZooModel model = GoldenModels.All.Single(m => m.Name == "GoldenCtc");
        ZooRun run = new(model.Lower(), 2, 4)
        {
            Lengths = [4, 3],
            Parameters = new Dictionary<string, double[]> { ["embedding.weight"] = new double[27 * 6] },
            Inputs = [new int[8]],
            InitialStates = [],
            OutputGradients = [new double[8 * 6]],
            FinalGradients = [],
            Targets = [new[] { 1, 2, -1, 3, 3, 4 }],
        };
        IEmittedRun emitted = ZooCase.Create(model, run);

        ArgumentException refused = Assert.Throws<ArgumentException>("targets", () => emitted.Train());

        Assert.Contains("3 labels for sequence 1, 1 of them like the one before: that takes 4 steps, and the sequence has 3", refused.Message, StringComparison.Ordinal);
        Assert.All(emitted.Gradients()["embedding.weight"], g => Assert.Equal(0, g));
    }
}
