using SeqGen.Compiler.Tests.Goldens;
using SeqGen.Generator.Lowering;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Goldens;

/// <summary>Emitted recurrent layers against PyTorch: outputs, final states and every gradient.</summary>
public sealed class EmittedRecurrentGoldenTests
{
    public static TheoryData<string> Lstm { get; } = GoldenCase.Names("lstm");

    public static TheoryData<string> Gru { get; } = GoldenCase.Names("gru");

    public static TheoryData<string> Rnn { get; } = GoldenCase.Names("rnn");

    public static TheoryData<string> Peephole { get; } = GoldenCase.Names("peephole_lstm");

    public static TheoryData<string> Multiplicative { get; } = GoldenCase.Names("mlstm");

    [Theory]
    [MemberData(nameof(Lstm))]
    public void Lstm_AgreesWithPyTorch(string name) => Check("lstm", name, p => p);

    [Theory]
    [MemberData(nameof(Gru))]
    public void Gru_AgreesWithPyTorch(string name) => Check("gru", name, p => p);

    [Theory]
    [MemberData(nameof(Rnn))]
    public void Rnn_AgreesWithPyTorch(string name) => Check("rnn", name, p => p);

    /// <summary>The reference has one bias: ours is in bias_ih, and bias_hh is 0 and has the same gradient.</summary>
    [Theory]
    [MemberData(nameof(Peephole))]
    public void PeepholeLstm_AgreesWithReference(string name) => Check("peephole_lstm", name, p => p switch
    {
        "weight_ih_l0" => "W_ih",
        "weight_hh_l0" => "W_hh",
        "bias_ih_l0" or "bias_hh_l0" => "b",
        _ => p.Replace("_l0", ""),
    });

    /// <summary>The reference has no biases in the products of m: ours are 0.</summary>
    [Theory]
    [MemberData(nameof(Multiplicative))]
    public void MultiplicativeLstm_AgreesWithReference(string name) => Check("mlstm", name, p => p switch
    {
        "mx_weight_ih_l0" => "W_mx",
        "mh_weight_hh_l0" => "W_mh",
        "weight_ih_l0" => "W_ih",
        "weight_hh_l0" => "W_hm",
        "bias_ih_l0" or "bias_hh_l0" => "b",
        _ => "",
    });

    /// <param name="file">File of the case.</param>
    /// <param name="name">The case.</param>
    /// <param name="rename">The case's name of a parameter; empty where it has none.</param>
    private static void Check(string file, string name, Func<string, string> rename)
    {
        GoldenCase golden = GoldenCase.Load(file, name);
        ZooModel model = GoldenModels.Of(golden, file);
        LoweredModel lowered = model.Lower();
        Dictionary<string, string> names = lowered.Graph.Parameters.ToDictionary(p => p.Name, p => rename(p.Name["memory.".Length..]));
        bool zero = !golden.Has("inputs", "h0");
        ZooRun run = new(lowered, model.Batch, model.Steps)
        {
            Lengths = golden.Lengths,
            Parameters = names.ToDictionary(p => p.Key, p => Given(golden, p.Key, p.Value, (int)lowered.Graph.Parameters.Single(q => q.Name == p.Key).Count)),
            Inputs = [golden.BatchFirst("inputs", "x")],
            InitialStates = States(golden, lowered, zero ? null : "inputs", "0", model.Batch),
            OutputGradients = [golden.BatchFirst("upstream", "y")],
            FinalGradients = States(golden, lowered, "upstream", "n", model.Batch),
            Targets = [],
        };
        Agreement agreement = Agreement.Of(run, single: true);
        IEmittedRun emitted = ZooCase.Create(model, run);

        (double[][] y, double[][] final) = emitted.Forward(states: true);
        agreement.Check(golden.BatchFirst("outputs", "y"), y[0], "y");
        agreement.CheckAll(States(golden, lowered, "outputs", "n", model.Batch), final, "final");
        if (zero)
            agreement.Check(golden.BatchFirst("outputs", "y"), emitted.Forward(states: false).Outputs[0], "y without a state");

        (double[][] dx, double[][] initial) = emitted.Backward(states: true);
        agreement.Check(golden.BatchFirst("grads", "x"), dx[0], "dx");
        if (golden.Has("grads", "h0"))
            agreement.CheckAll(States(golden, lowered, "grads", "0", model.Batch), initial, "dinitial");
        IReadOnlyDictionary<string, double[]> gradients = emitted.Gradients();
        foreach ((string parameter, string its) in names.Where(n => n.Value.Length > 0))
            agreement.Check(golden.Values("grads", its), gradients[parameter], "d" + parameter);
        Assert.Equal(golden.In("grads").Except(["x", "h0", "c0"]).Order(), names.Values.Where(n => n.Length > 0).Distinct().Order());
    }

    /// <summary>Values of a parameter: 0 for one that the case does not have, and for the second of two biases that are one.</summary>
    private static double[] Given(GoldenCase golden, string parameter, string name, int count) =>
        name.Length == 0 || (name == "b" && parameter.Contains("bias_hh", StringComparison.Ordinal)) ? new double[count] : golden.Values("inputs", name);

    /// <summary>PyTorch's [blocks, batch, units] per state name, by external number; zeros without a group.</summary>
    private static double[][] States(GoldenCase golden, LoweredModel model, string? group, string suffix, int batch)
    {
        double[][] states = [.. model.Graph.ExternalStates.Select(s => new double[batch * s.Units])];
        foreach (StateGroup state in model.States)
            for (int block = 0; group is not null && block < state.Blocks.Count; block++)
            {
                double[] values = golden.Values(group, state.Name["memory.".Length..] + suffix);
                int size = batch * state.Units;
                states[state.Blocks[block]] = values[(block * size)..((block + 1) * size)];
            }

        return states;
    }
}
