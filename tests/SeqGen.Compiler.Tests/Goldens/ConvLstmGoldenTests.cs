using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests.Goldens;

/// <summary>ConvLSTM with and without peepholes against PyTorch: outputs, final states and every gradient.</summary>
public sealed class ConvLstmGoldenTests
{
    public static TheoryData<string> Cases { get; } = GoldenCase.Names("convlstm");

    [Theory]
    [MemberData(nameof(Cases))]
    public void ConvLstm_AgreesWithPyTorch(string name)
    {
        GoldenCase golden = GoldenCase.Load("convlstm", name);
        int[] shape = golden.Shape("inputs", "x");
        (int steps, int batch, int channels, Extent frame) = (shape[0], shape[1], shape[2], new Extent(1, shape[3], shape[4]));
        int kernel = golden.Meta.GetProperty("kernel").GetInt32(), units = golden.Shape("outputs", "y")[2];

        ModelZoo zoo = new();
        Node x = zoo.Builder.Input(channels * frame.Count, Domain.Step);
        ModelGraph graph = zoo.Build(zoo.ConvLstm(x, channels, units, ConvForm.Same(frame, new Extent(1, kernel, kernel)), golden.Meta.GetProperty("peephole").GetBoolean()));
        InterpreterRun run = new(batch, steps, graph.Parameters.ToDictionary(p => p.Name, p => golden.Values("inputs", p.Name)), [golden.ChannelsLast("inputs", "x")])
        {
            InitialStates = [golden.ChannelsLast("inputs", "h0"), golden.ChannelsLast("inputs", "c0")],
        };

        InterpreterForward forward = Interpret.Forward(graph, run);
        GoldenCase.AssertClose(golden.ChannelsLast("outputs", "y"), forward.Outputs[0], "y");
        GoldenCase.AssertClose(golden.ChannelsLast("outputs", "cn"), forward.FinalStates[1], "c");

        double[] dc = golden.ChannelsLast("upstream", "cn");
        InterpreterGradient gradient = Interpret.Backward(Differentiate.Run(graph), run, [golden.ChannelsLast("upstream", "y")], [new double[dc.Length], dc]);
        GoldenCase.AssertClose(golden.ChannelsLast("grads", "x"), gradient.Inputs[0]!, "dx");
        GoldenCase.AssertClose(golden.ChannelsLast("grads", "h0"), gradient.InitialStates[0], "dh0");
        GoldenCase.AssertClose(golden.ChannelsLast("grads", "c0"), gradient.InitialStates[1], "dc0");
        foreach (Parameter parameter in graph.Parameters)
            GoldenCase.AssertClose(golden.Values("grads", parameter.Name), gradient.Parameters[parameter.Name], "d" + parameter.Name);
        Assert.Equal(golden.In("grads").Except(["x", "h0", "c0"]).Order(), graph.Parameters.Select(p => p.Name).Order());
    }
}
