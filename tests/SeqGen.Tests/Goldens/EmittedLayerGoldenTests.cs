using SeqGen.Compiler.Tests.Goldens;
using SeqGen.Generator.Lowering;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Goldens;

/// <summary>Emitted layers around the recurrences against PyTorch.</summary>
public sealed class EmittedLayerGoldenTests
{
    [Fact]
    public void LayerNorm_AgreesWithPyTorch() =>
        Check("GoldenLayerNorm", GoldenCase.Load("layers", "layer_norm"), 3, 4, "x", ["y"], ("norm.weight", "gamma"), ("norm.bias", "beta"));

    [Fact]
    public void Softmax_AgreesWithPyTorch() => Check("GoldenSoftmax", GoldenCase.Load("layers", "softmax"), 3, 1, "x", ["y"]);

    [Fact]
    public void Embedding_AgreesWithPyTorch() =>
        Check("GoldenEmbedding", GoldenCase.Load("layers", "embedding"), 2, 3, "ids", ["y"], ("embedding.weight", "table"));

    [Fact]
    public void Saturation_AgreesWithPyTorch() =>
        Check("GoldenSaturation", GoldenCase.Load("layers", "sigmoid_tanh_wide"), 17, 1, "x", ["sigmoid", "tanh"]);

    /// <summary>Golden arrays are paired with the model's parameters; others are 1, or 0 if they are biases.</summary>
    private static void Check(string name, GoldenCase golden, int batch, int steps, string x, string[] y, params (string Parameter, string Golden)[] parameters)
    {
        ZooModel model = GoldenModels.All.Single(m => m.Name == name);
        LoweredModel lowered = model.Lower();
        bool tokens = lowered.Inputs[0].Tokens;
        ZooRun run = new(lowered, batch, steps)
        {
            Parameters = lowered.Graph.Parameters.ToDictionary(p => p.Name, p => parameters.FirstOrDefault(q => q.Parameter == p.Name).Golden is { } its
                ? golden.Values("inputs", its)
                : [.. Enumerable.Repeat(p.Name.EndsWith("bias", StringComparison.Ordinal) ? 0.0 : 1.0, (int)p.Count)]),
            Inputs = [tokens ? golden.Integers("inputs", x) : golden.Values("inputs", x)],
            InitialStates = [],
            OutputGradients = [.. y.Select(o => golden.Values("upstream", o))],
            FinalGradients = [],
            Targets = [],
        };
        Agreement agreement = Agreement.Of(run, single: true);
        IEmittedRun emitted = ZooCase.Create(model, run);
        agreement.CheckAll([.. y.Select(o => golden.Values("outputs", o))], emitted.Forward(states: false).Outputs, "y");
        double[][] dx = emitted.Backward(states: false).Inputs;
        if (!tokens)
            agreement.Check(golden.Values("grads", x), dx[0], "dx");
        IReadOnlyDictionary<string, double[]> gradients = emitted.Gradients();
        foreach ((string parameter, string its) in parameters)
            agreement.Check(golden.Values("grads", its), gradients[parameter], "d" + parameter);
    }
}
