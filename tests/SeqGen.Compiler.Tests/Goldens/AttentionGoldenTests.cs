using SeqGen.Generator.Gradient;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests.Goldens;

/// <summary>Attention with additive and scaled scores, heads and masks against PyTorch, its weights and their gradients included.</summary>
public sealed class AttentionGoldenTests
{
    public static TheoryData<string> Names { get; } = [.. AttentionGoldens.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Attention_AgreesWithPyTorch(string name)
    {
        AttentionGoldens.Check check = AttentionGoldens.Of(name);
        InterpreterForward forward = Interpret.Forward(check.Graph, check.Run);
        GoldenCase.AssertClose(check.Outputs[0], forward.Outputs[0], "y");
        GoldenCase.AssertClose(check.Outputs[1], forward.Outputs[1], "weights");
        InterpreterGradient gradient = Interpret.Backward(Differentiate.Run(check.Graph), check.Run, check.OutputGradients);
        GoldenCase.AssertClose(check.Queries, gradient.Inputs[0]!, "dq");
        GoldenCase.AssertClose(check.Keys, AttentionGoldens.OverQueries(name, gradient.Inputs[1]!), "dk");
        if (check.Values is not null)
            GoldenCase.AssertClose(check.Values, AttentionGoldens.OverQueries(name, gradient.Inputs[3]!), "dv");
        foreach ((string parameter, double[] values) in check.Parameters)
            GoldenCase.AssertClose(values, gradient.Parameters[parameter], "d" + parameter);
    }
}
