using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests.Goldens;

/// <summary>Layers around the recurrences against PyTorch.</summary>
public sealed class LayerGoldenTests
{
    private readonly ModelZoo _zoo = new();

    private GraphBuilder B => _zoo.Builder;

    [Fact]
    public void LayerNorm_AgreesWithPyTorch()
    {
        GoldenCase golden = GoldenCase.Load("layers", "layer_norm");
        Node y = RecurrentModels.LayerNorm(_zoo, B.Input(7, Domain.Step), "norm", golden.Meta.GetProperty("eps").GetDouble());
        Check(golden, batch: 3, steps: 4, ("y", y), ("x", null), ("gamma", "norm.weight"), ("beta", "norm.bias"));
    }

    [Fact]
    public void Softmax_AgreesWithPyTorch()
    {
        Node x = B.Exp(B.Input(9, Domain.Row));
        Check(GoldenCase.Load("layers", "softmax"), batch: 3, steps: 1, ("y", B.Divide(x, B.SumUnits(x))), ("x", null));
    }

    [Fact]
    public void Embedding_AgreesWithPyTorch()
    {
        Node y = B.Gather(B.Tokens(6, Domain.Step), _zoo.Matrix("embedding.weight", 6, 4));
        Check(GoldenCase.Load("layers", "embedding"), batch: 2, steps: 3, ("y", y), ("ids", null), ("table", "embedding.weight"));
    }

    [Fact]
    public void Saturation_AgreesWithPyTorch()
    {
        Node x = B.Input(17, Domain.Row);
        GoldenCase golden = GoldenCase.Load("layers", "sigmoid_tanh_wide");
        InterpreterRun run = new(1, 1, new Dictionary<string, double[]>(), [golden.Values("inputs", "x")]);
        ModelGraph graph = _zoo.Build(B.Sigmoid(x), B.Tanh(x));
        InterpreterForward forward = Interpret.Forward(graph, run);
        GoldenCase.AssertClose(golden.Values("outputs", "sigmoid"), forward.Outputs[0], "sigmoid");
        GoldenCase.AssertClose(golden.Values("outputs", "tanh"), forward.Outputs[1], "tanh");
        InterpreterGradient gradient = Interpret.Backward(Differentiate.Run(graph), run, [golden.Values("upstream", "sigmoid"), golden.Values("upstream", "tanh")]);
        GoldenCase.AssertClose(golden.Values("grads", "x"), gradient.Inputs[0]!, "dx");
    }

    /// <summary>Golden arrays are paired with parameters of the graph; the one without a name is the input.</summary>
    private void Check(GoldenCase golden, int batch, int steps, (string Golden, Node Node) y, params (string Golden, string? Parameter)[] inputs)
    {
        ModelGraph graph = _zoo.Build(y.Node);
        string x = inputs.Single(i => i.Parameter is null).Golden;
        Array input = graph.Inputs[0].Tokens ? golden.Integers("inputs", x) : golden.Values("inputs", x);
        InterpreterRun run = new(batch, steps, inputs.Where(i => i.Parameter is not null).ToDictionary(i => i.Parameter!, i => golden.Values("inputs", i.Golden)), [input]);
        GoldenCase.AssertClose(golden.Values("outputs", y.Golden), Interpret.Forward(graph, run).Outputs[0], y.Golden);
        InterpreterGradient gradient = Interpret.Backward(Differentiate.Run(graph), run, [golden.Values("upstream", y.Golden)]);
        foreach ((string name, string? parameter) in inputs.Where(i => golden.Has("grads", i.Golden)))
            GoldenCase.AssertClose(golden.Values("grads", name), parameter is null ? gradient.Inputs[0]! : gradient.Parameters[parameter], "d" + name);
    }
}
