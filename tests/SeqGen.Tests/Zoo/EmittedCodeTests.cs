using SeqGen.Generator.Declaration;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Tests.Zoo;

/// <summary>Every model of the zoo against the interpreter.</summary>
public sealed class EmittedCodeTests
{
    public static TheoryData<string> Models { get; } = [.. ModelZoo.All.Select(m => m.Name)];

    public static TheoryData<string> ModelsWithLoss { get; } = [.. ModelZoo.All.Where(m => m.HasLoss).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Forward_AgreesWithInterpreter(string name)
    {
        ZooCase zoo = ZooCase.Of(name);
        InterpreterForward expected = Interpret.Forward(zoo.Graph, zoo.Run.ToInterpreter(zoo.HasStates, training: false));
        (double[][] y, double[][] final) = zoo.Emitted.Forward(zoo.HasStates);
        zoo.Agreement.CheckAll(expected.Outputs, y, "y");
        if (zoo.HasStates)
            zoo.Agreement.CheckAll(expected.FinalStates, final, "final");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Backward_AgreesWithInterpreter(string name)
    {
        ZooCase zoo = ZooCase.Of(name);
        InterpreterGradient expected = Interpret.Backward(
            zoo.Gradient, zoo.Run.ToInterpreter(zoo.HasStates, training: true), zoo.Run.OutputGradients, zoo.HasStates ? zoo.Run.FinalGradients : null);
        zoo.Emitted.Forward(zoo.HasStates, training: true);
        (double[][] dx, double[][] initial) = zoo.Emitted.Backward(zoo.HasStates, training: true);
        for (int i = 0; i < dx.Length; i++)
            if (!zoo.Run.Model.Inputs[i].Tokens)
                zoo.Agreement.Check(expected.Inputs[i] ?? new double[dx[i].Length], dx[i], $"dx {i}");
        zoo.CheckGradients(expected);
        if (zoo.HasStates)
            zoo.Agreement.CheckAll(expected.InitialStates, initial, "dinitial");
    }

    [Theory]
    [MemberData(nameof(ModelsWithLoss))]
    public void Train_AgreesWithInterpreter(string name)
    {
        ZooCase zoo = ZooCase.Of(name);
        (double loss, double[][] dy) = zoo.Loss(training: true);
        zoo.Agreement.Check([loss], [zoo.Emitted.Train()], "loss");
        zoo.CheckGradients(Interpret.Backward(zoo.Gradient, zoo.Run.ToInterpreter(states: false, training: true), dy));
    }

    [Theory]
    [MemberData(nameof(ModelsWithLoss))]
    public void Evaluate_AgreesWithInterpreter(string name)
    {
        ZooCase zoo = ZooCase.Of(name);
        zoo.Agreement.Check([zoo.Loss(training: false).Value], [zoo.Emitted.Evaluate()], "loss");
        Assert.All(zoo.Emitted.Gradients().Values, g => Assert.All(g, v => Assert.Equal(0, v)));
    }
}
