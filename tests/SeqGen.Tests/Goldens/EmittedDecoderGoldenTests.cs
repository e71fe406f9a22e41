using SeqGen.Compiler.Tests.Goldens;
using SeqGen.Generator.Declaration;
using SeqGen.Tests.Pairs;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Goldens;

/// <summary>
/// An emitted decoder with additive attention inside its loop against PyTorch. The model is made to compute what the reference does: the encoder
/// hands its input on, a place of its own behind each step's values; the bridge's bias is the inverse tangent of the initial state; each token's
/// vector is a step of x; and units of the cell that see only the places give the weights back, small enough for tanh to be a line there.
/// </summary>
public sealed class EmittedDecoderGoldenTests
{
    private const int Values = 7, Places = 5, Inputs = 3, Units = 6, Steps = 4, Source = Values + Places, All = Units + Places;
    private const double Small = 1e-3;

    private readonly GoldenCase _golden = GoldenCase.Load("attention", "decoder_gru_bahdanau");

    internal static ModelDeclaration Model { get; } = new(
        ZooModel.Namespace,
        "GoldenDecoder",
        IsPublic: true,
        Scalar.Double,
        Generator.Declaration.Initialization.Standard,
        new(
        [
            new StackDeclaration("encoder", [], new(
            [
                new FeaturesLayer("read", Source, Standardize: false),
                new RecurrentLayer("pass", ZooCells.All["Rnn"], Source, 1, Bidirectional: false, Generator.Declaration.Merge.Concat, 0, Residual: true),
            ])) { Role = StackRole.Encoder },
            new StackDeclaration("decoder", [], new(
            [
                new TokensLayer("written", All, 0, 1),
                new EmbeddingLayer("target", Inputs),
                new AttentionLayer("attention", Generator.Declaration.Score.Additive, 5),
                new RecurrentLayer("memory", ZooCells.All["Gru"], All, 1, Bidirectional: false, Generator.Declaration.Merge.Concat, 0, Residual: false),
                new DenseLayer("head", All, Generator.Declaration.Activation.None),
                new LossLayer("loss", LossKind.CrossEntropy, 1, 0, 1),
            ])) { Role = StackRole.Decoder, Bridge = Generator.Declaration.Bridge.Dense },
        ]),
        HasSummary: false);

    [Fact]
    public void GruWithAdditiveAttention_AgreesWithPyTorch()
    {
        Dictionary<string, double[]> sums = [];
        for (int row = 0; row < 2; row++)
        {
            double[] state = _golden.Values("inputs", "h0")[(row * Units)..((row + 1) * Units)];
            PairModel<double> model = PairAssembly.Create<double>(Model.Name);
            Set(model.Parameters, row, state);
            Workspace<double> run = model.CreateWorkspace(1, Places, Steps);
            model.SetLengths(run, [_golden.Integers("inputs", "mask").Skip(row * Places).Take(Places).Sum()], [Steps]);
            double[] y = new double[Steps * All], dy = new double[Steps * All], dx = new double[Places * Source];
            model.Forward(run, Encoded(row), [1, 2, 3, 1], y);
            GoldenCase.AssertClose(Part(Row("outputs", "y", row, Units), Units), Part(y, All, 0, Units), "y");
            GoldenCase.AssertClose(Row("outputs", "weights", row, Places), Part(y, All, Units, Places), "weights");
            for (int i = 0; i < dy.Length; i++)
                dy[i] = i % All < Units ? Row("upstream", "y", row, Units)[(i / All * Units) + (i % All)] : Row("upstream", "weights", row, Places)[(i / All * Places) + (i % All) - Units];
            model.Backward(run, dy, dx);
            GoldenCase.AssertClose(_golden.Values("grads", "enc")[(row * Places * Values)..((row + 1) * Places * Values)], Part(dx, Source, 0, Values), "denc");
            double[] dbias = run.Gradients["memory.bridge_h_l0.bias"].Values.ToArray();
            GoldenCase.AssertClose(_golden.Values("grads", "h0")[(row * Units)..((row + 1) * Units)], [.. state.Select((h, u) => dbias[u] / (1 - (h * h)))], "dh0");
            GoldenCase.AssertClose(Row("grads", "x", row, Inputs), run.Gradients["target.weight"].Values[..(Steps * Inputs)].ToArray(), "dx");
            foreach (Parameter<double> gradient in run.Gradients)
                sums[gradient.Name] = [.. gradient.Values.ToArray().Select((d, i) => d + (row == 0 ? 0 : sums[gradient.Name][i]))];
        }

        GoldenCase.AssertClose(_golden.Values("grads", "W_q"), Part(sums["attention.query.weight"], All, 0, Units), "dW_q");
        GoldenCase.AssertClose(_golden.Values("grads", "W_k"), Part(sums["attention.key.weight"], Source, 0, Values), "dW_k");
        GoldenCase.AssertClose(_golden.Values("grads", "b"), sums["attention.key.bias"], "db");
        GoldenCase.AssertClose(_golden.Values("grads", "v"), sums["attention.score"], "dv");
        GoldenCase.AssertClose(_golden.Values("grads", "W_ih"), Part(Gates(sums["memory.weight_ih_l0"]), Inputs + Source, 0, Inputs + Values), "dW_ih");
        GoldenCase.AssertClose(_golden.Values("grads", "W_hh"), Part(Gates(sums["memory.weight_hh_l0"]), All, 0, Units), "dW_hh");
        GoldenCase.AssertClose(_golden.Values("grads", "b_ih"), Gates(sums["memory.bias_ih_l0"]), "db_ih");
        GoldenCase.AssertClose(_golden.Values("grads", "b_hh"), Gates(sums["memory.bias_hh_l0"]), "db_hh");
    }

    /// <summary>What the reference has, and 0 elsewhere but for the units of the weights: z = 0, n = tanh(Small * weight).</summary>
    private void Set(ParameterSet<double> parameters, int row, double[] state)
    {
        foreach (Parameter<double> parameter in parameters)
            parameter.CopyFrom(new double[parameter.Length]);
        parameters["memory.bridge_h_l0.bias"].CopyFrom([.. Enumerable.Range(0, All).Select(u => u < Units ? Math.Atanh(state[u]) : 0)]);
        parameters["target.weight"].CopyFrom([.. Row("inputs", "x", row, Inputs), .. new double[(All - Steps) * Inputs]]);
        parameters["attention.query.weight"].CopyFrom(Wider(_golden.Values("inputs", "W_q"), Units, All));
        parameters["attention.key.weight"].CopyFrom(Wider(_golden.Values("inputs", "W_k"), Values, Source));
        parameters["attention.key.bias"].CopyFrom(_golden.Values("inputs", "b"));
        parameters["attention.score"].CopyFrom(_golden.Values("inputs", "v"));
        double[] input = MoreGates(Wider(_golden.Values("inputs", "W_ih"), Inputs + Values, Inputs + Source)), bias = MoreGates(_golden.Values("inputs", "b_ih")), head = new double[All * All];
        for (int place = 0; place < Places; place++)
        {
            input[(((2 * All) + Units + place) * (Inputs + Source)) + Inputs + Values + place] = Small;
            bias[All + Units + place] = -1000;
        }

        for (int unit = 0; unit < All; unit++)
            head[unit * (All + 1)] = unit < Units ? 1 : 1 / Small;
        parameters["memory.weight_ih_l0"].CopyFrom(input);
        parameters["memory.weight_hh_l0"].CopyFrom(MoreGates(Wider(_golden.Values("inputs", "W_hh"), Units, All)));
        parameters["memory.bias_ih_l0"].CopyFrom(bias);
        parameters["memory.bias_hh_l0"].CopyFrom(MoreGates(_golden.Values("inputs", "b_hh")));
        parameters["head.weight"].CopyFrom(head);
    }

    /// <summary>The encoder's steps of a row, each with its place behind.</summary>
    private double[] Encoded(int row)
    {
        double[] steps = Wider(_golden.Values("inputs", "enc")[(row * Places * Values)..((row + 1) * Places * Values)], Values, Source);
        for (int place = 0; place < Places; place++)
            steps[(place * Source) + Values + place] = 1;
        return steps;
    }

    /// <summary>The steps of a row of an array [steps, batch, width].</summary>
    private double[] Row(string group, string name, int row, int width) => _golden.BatchFirst(group, name)[(row * Steps * width)..((row + 1) * Steps * width)];

    private static double[] Part(double[] rows, int width, int first = 0, int count = 0) => [.. rows.Where((_, i) => i % width >= first && i % width < first + (count == 0 ? width : count))];

    private static double[] Wider(double[] rows, int width, int wider) => [.. rows.Chunk(width).SelectMany(row => row.Concat(new double[wider - width]))];

    private static double[] MoreGates(double[] gates) => [.. gates.Chunk(gates.Length / 3).SelectMany(gate => gate.Concat(new double[gate.Length / Units * Places]))];

    private static double[] Gates(double[] gates) => [.. gates.Chunk(gates.Length / 3).SelectMany(gate => gate.Take(gate.Length / All * Units))];
}
