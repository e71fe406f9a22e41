using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests.Goldens;

/// <summary>A decoder whose cell gets, with its input, the context that its state before the step asks for, against PyTorch.</summary>
public sealed class DecoderGoldenTests
{
    private readonly GoldenCase _golden = GoldenCase.Load("attention", "decoder_gru_bahdanau");
    private readonly ModelZoo _zoo = new();

    [Fact]
    public void GruWithAdditiveAttention_AgreesWithPyTorch()
    {
        ModelGraph graph = Graph();
        double[] places = [.. Enumerable.Range(0, 2 * 5 * 5).Select(i => i % 5 == i / 5 % 5 ? 1.0 : 0.0)];
        InterpreterRun run = new(2, 4, graph.Parameters.ToDictionary(p => p.Name, p => _golden.Values("inputs", p.Name)), [_golden.Values("inputs", "enc"), places, _golden.BatchFirst("inputs", "x"), _golden.Values("inputs", "h0")])
        {
            SourceSteps = 5,
            SourceLengths = [.. _golden.Integers("inputs", "mask").Chunk(5).Select(row => row.Sum())],
        };
        InterpreterForward forward = Interpret.Forward(graph, run);
        GoldenCase.AssertClose(_golden.BatchFirst("outputs", "y"), forward.Outputs[0], "y");
        GoldenCase.AssertClose(_golden.BatchFirst("outputs", "weights"), forward.Outputs[1], "weights");
        InterpreterGradient gradient = Interpret.Backward(Differentiate.Run(graph), run, [_golden.BatchFirst("upstream", "y"), _golden.BatchFirst("upstream", "weights")]);
        GoldenCase.AssertClose(_golden.Values("grads", "enc"), gradient.Inputs[0]!, "denc");
        GoldenCase.AssertClose(_golden.BatchFirst("grads", "x"), gradient.Inputs[2]!, "dx");
        GoldenCase.AssertClose(_golden.Values("grads", "h0"), gradient.Inputs[3]!, "dh0");
        foreach (Parameter parameter in graph.Parameters)
            GoldenCase.AssertClose(_golden.Values("grads", parameter.Name), gradient.Parameters[parameter.Name], "d" + parameter.Name);
    }

    private ModelGraph Graph()
    {
        GraphBuilder b = _zoo.Builder;
        AttentionForm form = new(1, 1, Causal: false);
        WeightSlice score = _zoo.Vector("v", 5);
        b.CurrentLayer = _zoo.NewLayer("encoder") with { Axis = Axis.Source };
        Node source = b.Input(7, Domain.Step), places = b.Input(5, Domain.Step);
        Node keys = b.Add(b.Linear(source, _zoo.Matrix("W_k", 5, 7)), b.Parameter(_zoo.Vector("b", 5)));
        b.CurrentLayer = _zoo.NewLayer("decoder");
        Node x = b.Input(3, Domain.Step), start = b.Input(6, Domain.Row);
        State h = b.NewState("h", Direction.Forward, 6);
        h.Initial = start;
        Node query = b.Linear(h.Previous, _zoo.Matrix("W_q", 5, 6));
        Node input = Gates("ih", b.Concat(x, b.Attend(query, keys, source, form, score))), state = Gates("hh", h.Previous);
        Node r = b.Sigmoid(b.Add(b.Slice(input, 0), b.Slice(state, 0))), z = b.Sigmoid(b.Add(b.Slice(input, 1), b.Slice(state, 1)));
        Node n = b.Tanh(b.Add(b.Slice(input, 2), b.Multiply(r, b.Slice(state, 2))));
        h.Next = b.Add(b.Multiply(b.Subtract(b.Constant(1), z), n), b.Multiply(z, h.Previous));
        return _zoo.Build(h.Next, b.Attend(query, keys, places, form, score));
    }

    private Node Gates(string name, Node x) => _zoo.Builder.Add(
        _zoo.Builder.Linear(x, _zoo.Matrix("W_" + name, 18, x.Shape.Width), 6, 6, 6), _zoo.Builder.Parameter(_zoo.Vector("b_" + name, 18), 6, 6, 6));
}
