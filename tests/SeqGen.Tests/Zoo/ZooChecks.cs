using SeqGen.Generator.Interpreter;

namespace SeqGen.Tests.Zoo;

/// <summary>What the emitted code of a model owes the interpreter.</summary>
internal static class ZooChecks
{
    public static void Forward(ZooCase zoo)
    {
        InterpreterForward expected = Interpret.Forward(zoo.Graph, zoo.Run.ToInterpreter(zoo.HasStates, training: false));
        (double[][] y, double[][] final) = zoo.Emitted.Forward(zoo.HasStates);
        zoo.Agreement.CheckAll(expected.Outputs, y, "y");
        if (zoo.HasStates)
            zoo.Agreement.CheckAll(expected.FinalStates, final, "final");
    }

    public static void Backward(ZooCase zoo)
    {
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

    public static void Train(ZooCase zoo)
    {
        (double loss, double[][] dy) = zoo.Loss(training: true);
        zoo.Agreement.Check([loss], [zoo.Emitted.Train()], "loss");
        zoo.CheckGradients(Interpret.Backward(zoo.Gradient, zoo.Run.ToInterpreter(states: false, training: true), dy));
    }

    public static void Evaluate(ZooCase zoo)
    {
        zoo.Agreement.Check([zoo.Loss(training: false).Value], [zoo.Emitted.Evaluate()], "loss");
        Assert.All(zoo.Emitted.Gradients().Values, g => Assert.All(g, v => Assert.Equal(0, v)));
    }

    /// <summary>Inference gives the bits of a forward pass.</summary>
    public static void Predict(ZooCase zoo)
    {
        double[][] y = zoo.Emitted.Forward(states: false).Outputs;
        Assert.Equal(y, zoo.Emitted.Predict());
        Assert.Equal(y, zoo.Emitted.Predict());
    }

    /// <summary>Step by step, from a given state, come the outputs of sequences that all have the same length.</summary>
    public static void Step(ZooCase zoo)
    {
        (double[][] y, double[][] final) = zoo.Emitted.Forward(zoo.HasStates);
        (double[][] y2, double[][] final2) = zoo.Emitted.Stream();
        zoo.Agreement.CheckAll(y, y2, "y");
        if (zoo.HasStates)
            zoo.Agreement.CheckAll(final, final2, "final");
    }
}
