using SeqGen.Generator.Emit;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Tests.Zoo;

/// <summary>Every model of the zoo against the interpreter.</summary>
public sealed class EmittedCodeTests
{
    public static TheoryData<string> Models { get; } = [.. ModelZoo.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Forward_AgreesWithInterpreter(string name)
    {
        (ZooCase zoo, bool states) = ZooCase.Of(name);
        InterpreterForward expected = Interpret.Forward(zoo.Compiled.Model.Graph, zoo.Run.ToInterpreter(states, training: false));
        (double[][] y, double[][]? final) = zoo.Emitted.Forward(states);
        zoo.Agreement.Check(expected.Outputs, y, "y");
        if (states)
            zoo.Agreement.Check(expected.FinalStates, final!, "final");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Backward_AgreesWithInterpreter(string name)
    {
        (ZooCase zoo, bool states) = ZooCase.Of(name);
        InterpreterGradient expected = Interpret.Backward(zoo.Compiled.Gradient, zoo.Run.ToInterpreter(states, training: true), zoo.Run.OutputGradients, states ? zoo.Run.FinalGradients : null);
        zoo.Emitted.Forward(states, training: true);
        (double[][] dx, double[][]? initial) = zoo.Emitted.Backward(states, training: true);
        for (int i = 0; i < dx.Length; i++)
            if (!zoo.Run.Model.Inputs[i].Tokens)
                zoo.Agreement.Check(expected.Inputs[i] ?? new double[dx[i].Length], dx[i], $"dx {i}");
        IReadOnlyDictionary<string, double[]> gradients = zoo.Emitted.Gradients();
        foreach ((string parameter, double[] gradient) in expected.Parameters)
            zoo.Agreement.Check(gradient, gradients[parameter], "d" + parameter);
        if (states)
            zoo.Agreement.Check(expected.InitialStates, initial!, "dinitial");
    }
}
