using SeqGen.Compiler.Tests.Goldens;
using SeqGen.Generator.Lowering;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Goldens;

/// <summary>Emitted attention against PyTorch, its weights and their gradients included.</summary>
public sealed class EmittedAttentionGoldenTests
{
    public static TheoryData<string> Names { get; } = [.. AttentionGoldens.Names];

    /// <summary>The models of the reference numbers.</summary>
    internal static IEnumerable<ZooModel> Models { get; } = AttentionGoldens.Names.Select(name => ZooModel.Of("Golden_" + name, () => AttentionGoldens.GraphOf(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Attention_AgreesWithPyTorch(string name)
    {
        AttentionGoldens.Check check = AttentionGoldens.Of(name);
        ZooModel model = Models.Single(m => m.Name == "Golden_" + name);
        LoweredModel lowered = model.Lower();
        ZooRun run = new(lowered, check.Run.Batch, check.Run.Steps)
        {
            Lengths = [.. check.Run.Lengths!],
            Parameters = check.Run.Parameters,
            Inputs = [.. check.Run.Inputs],
            InitialStates = [],
            OutputGradients = check.OutputGradients,
            FinalGradients = [],
            Targets = [],
        };
        Agreement agreement = Agreement.Of(run, single: true);
        IEmittedRun emitted = ZooCase.Create(model, run);
        agreement.CheckAll(check.Outputs, emitted.Forward(states: false).Outputs, "y");
        double[][] dx = emitted.Backward(states: false).Inputs;
        agreement.Check(check.Queries, dx[0], "dq");
        agreement.Check(check.Keys, AttentionGoldens.OverQueries(name, dx[1]), "dk");
        if (check.Values is not null)
            agreement.Check(check.Values, AttentionGoldens.OverQueries(name, dx[3]), "dv");
        IReadOnlyDictionary<string, double[]> gradients = emitted.Gradients();
        foreach ((string parameter, double[] values) in check.Parameters)
            agreement.Check(values, gradients[parameter], "d" + parameter);
    }
}
