using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests.Goldens;

/// <summary>Recurrent layers against PyTorch: outputs, final states and every gradient.</summary>
public sealed class RecurrentGoldenTests
{
    public static TheoryData<string> Lstm { get; } = GoldenCase.Names("lstm");

    public static TheoryData<string> Gru { get; } = GoldenCase.Names("gru");

    public static TheoryData<string> Rnn { get; } = GoldenCase.Names("rnn");

    public static TheoryData<string> Peephole { get; } = GoldenCase.Names("peephole_lstm");

    public static TheoryData<string> Multiplicative { get; } = GoldenCase.Names("mlstm");

    [Theory]
    [MemberData(nameof(Lstm))]
    public void Lstm_AgreesWithPyTorch(string name) =>
        Check("lstm", name, 2, (zoo, x, units, suffix, direction, block) => zoo.Lstm(x, units, suffix, direction, 2 * block));

    [Theory]
    [MemberData(nameof(Gru))]
    public void Gru_AgreesWithPyTorch(string name) =>
        Check("gru", name, 1, (zoo, x, units, suffix, direction, block) => zoo.GruAfter(x, units, suffix, direction, block));

    [Theory]
    [MemberData(nameof(Rnn))]
    public void Rnn_AgreesWithPyTorch(string name)
    {
        Op activation = GoldenCase.Load("rnn", name).Meta.GetProperty("cell").GetString() == "relu" ? Op.Relu : Op.Tanh;
        Check("rnn", name, 1, (zoo, x, units, suffix, direction, block) => zoo.Rnn(x, units, activation, suffix, direction, block));
    }

    [Theory]
    [MemberData(nameof(Peephole))]
    public void PeepholeLstm_AgreesWithReference(string name) =>
        Check("peephole_lstm", name, 2, (zoo, x, units, _, _, _) => zoo.PeepholeLstm(x, units, external: 0));

    [Theory]
    [MemberData(nameof(Multiplicative))]
    public void MultiplicativeLstm_AgreesWithReference(string name) =>
        Check("mlstm", name, 2, (zoo, x, units, _, _, _) => zoo.MultiplicativeLstm(x, units, external: 0));

    private delegate Node Cell(ModelZoo zoo, Node x, int units, string suffix, Direction direction, int block);

    private static void Check(string file, string name, int statesPerCell, Cell cell)
    {
        GoldenCase golden = GoldenCase.Load(file, name);
        int Size(string key) => golden.Meta.TryGetProperty(key, out var value) ? value.GetInt32() : 1;
        bool both = golden.Meta.TryGetProperty("bidirectional", out var flag) && flag.GetBoolean();
        (int batch, int steps, int units, int blocks) = (Size("B"), Size("T"), Size("H"), Size("layers") * (both ? 2 : 1));

        ModelZoo zoo = new();
        Node x = zoo.Builder.Input(Size("I"), Domain.Step);
        Node[] y = [];
        for (int block = 0; block < blocks; block += y.Length)
        {
            string suffix = "_l" + (both ? block / 2 : block);
            Node forward = cell(zoo, x, units, suffix, Direction.Forward, block);
            y = both ? [forward, cell(zoo, x, units, suffix + "_reverse", Direction.Reverse, block + 1)] : [forward];
            x = zoo.Builder.Concat(y);
        }

        ModelGraph graph = zoo.Build(y);
        string[] stateNames = statesPerCell == 2 ? ["h", "c"] : ["h"];
        InterpreterRun run = new(batch, steps, graph.Parameters.ToDictionary(p => p.Name, p => golden.Values("inputs", p.Name)), [golden.BatchFirst("inputs", "x")])
        {
            Lengths = golden.Lengths,
            InitialStates = golden.Has("inputs", "h0") ? Blocks(golden, "inputs", stateNames, "0", blocks) : null,
        };

        InterpreterForward forwardRun = Interpret.Forward(graph, run);
        AssertAll(Directions(golden, "outputs", units, y.Length), forwardRun.Outputs, "y");
        AssertAll(Blocks(golden, "outputs", stateNames, "n", blocks), forwardRun.FinalStates, "final");

        InterpreterGradient gradient = Interpret.Backward(
            Differentiate.Run(graph), run, Directions(golden, "upstream", units, y.Length), Blocks(golden, "upstream", stateNames, "n", blocks));
        GoldenCase.AssertClose(golden.BatchFirst("grads", "x"), gradient.Inputs[0]!, "dx");
        foreach (Parameter parameter in graph.Parameters)
            GoldenCase.AssertClose(golden.Values("grads", parameter.Name), gradient.Parameters[parameter.Name], "d" + parameter.Name);
        if (golden.Has("grads", "h0"))
            AssertAll(Blocks(golden, "grads", stateNames, "0", blocks), gradient.InitialStates, "dinitial");
        Assert.Equal(golden.In("grads").Except(["x", "h0", "c0"]).Order(), graph.Parameters.Select(p => p.Name).Order());
    }

    /// <summary>y of each direction, batch first: PyTorch has them side by side.</summary>
    private static double[][] Directions(GoldenCase golden, string group, int units, int directions)
    {
        double[] y = golden.BatchFirst(group, "y");
        return [.. Enumerable.Range(0, directions).Select(d => y.Where((_, i) => i / units % directions == d).ToArray())];
    }

    /// <summary>PyTorch's [blocks, batch, units] per state name, cut into the graph's external states: h of block 0, c of block 0, h of block 1 and so on.</summary>
    private static double[][] Blocks(GoldenCase golden, string group, string[] names, string suffix, int blocks)
    {
        List<double[]> all = [];
        for (int block = 0; block < blocks; block++)
        {
            foreach (string name in names)
            {
                double[] values = golden.Values(group, name + suffix);
                int size = values.Length / blocks;
                all.Add(values[(block * size)..((block + 1) * size)]);
            }
        }

        return [.. all];
    }

    private static void AssertAll(double[][] expected, IReadOnlyList<double[]> actual, string what)
    {
        for (int i = 0; i < expected.Length; i++)
            GoldenCase.AssertClose(expected[i], actual[i], $"{what} {i}");
    }
}
