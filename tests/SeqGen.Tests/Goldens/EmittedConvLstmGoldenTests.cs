using SeqGen.Compiler.Tests.Goldens;
using SeqGen.Generator.Lowering;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Goldens;

/// <summary>Emitted ConvLSTMs with and without peepholes against PyTorch: outputs, final states and every gradient.</summary>
public sealed class EmittedConvLstmGoldenTests
{
    public static TheoryData<string> Cases { get; } = GoldenCase.Names("convlstm");

    /// <summary>The reference has one bias: ours is in bias_ih, and bias_hh is 0 and has the same gradient.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void ConvLstm_AgreesWithPyTorch(string name)
    {
        GoldenCase golden = GoldenCase.Load("convlstm", name);
        ZooModel model = GoldenModels.ConvLstm(golden);
        LoweredModel lowered = model.Lower();
        Dictionary<string, string> names = lowered.Graph.Parameters.ToDictionary(p => p.Name, p => p.Name["memory.".Length..] switch
        {
            "weight_ih_l0" => "W_x",
            "weight_hh_l0" => "W_h",
            "bias_ih_l0" or "bias_hh_l0" => "b",
            string peephole => peephole.Replace("weight", "W").Replace("_l0", ""),
        });
        double[] dc = golden.ChannelsLast("upstream", "cn");
        ZooRun run = new(lowered, model.Batch, model.Steps)
        {
            Parameters = lowered.Graph.Parameters.ToDictionary(p => p.Name, p => p.Name.EndsWith("bias_hh_l0", StringComparison.Ordinal) ? new double[p.Count] : golden.Values("inputs", names[p.Name])),
            Inputs = [golden.ChannelsLast("inputs", "x")],
            InitialStates = [golden.ChannelsLast("inputs", "h0"), golden.ChannelsLast("inputs", "c0")],
            OutputGradients = [golden.ChannelsLast("upstream", "y")],
            FinalGradients = [new double[dc.Length], dc],
            Targets = [],
        };
        Assert.Equal(["memory.h", "memory.c"], lowered.States.Select(s => s.Name));
        Assert.All(lowered.Graph.Parameters, p => Assert.Equal(golden.Shape("grads", names[p.Name]), p.Shape));
        Agreement agreement = Agreement.Of(run, single: true);
        IEmittedRun emitted = ZooCase.Create(model, run);

        (double[][] y, double[][] final) = emitted.Forward(states: true);
        agreement.Check(golden.ChannelsLast("outputs", "y"), y[0], "y");
        agreement.Check(golden.ChannelsLast("outputs", "cn"), final[1], "c");
        Assert.Equal(y[0][^final[0].Length..], final[0]);

        (double[][] dx, double[][] initial) = emitted.Backward(states: true);
        agreement.Check(golden.ChannelsLast("grads", "x"), dx[0], "dx");
        agreement.CheckAll([golden.ChannelsLast("grads", "h0"), golden.ChannelsLast("grads", "c0")], initial, "dinitial");
        IReadOnlyDictionary<string, double[]> gradients = emitted.Gradients();
        foreach ((string parameter, string its) in names)
            agreement.Check(golden.Values("grads", its), gradients[parameter], "d" + parameter);
        Assert.Equal(golden.In("grads").Except(["x", "h0", "c0"]).Order(), names.Values.Distinct().Order());
    }
}
