using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests.Interpreter;

/// <summary>Numbers that can be checked in the head.</summary>
public sealed class InterpretTests
{
    private readonly ModelZoo _zoo = new();

    private GraphBuilder B => _zoo.Builder;

    [Fact]
    public void Forward_RunningSum_StartsEachRowAtItsOwnEnd()
    {
        Node x = B.Input(1, Domain.Step);
        State up = B.NewState("up", Direction.Forward, 1, external: 0);
        up.Next = B.Add(up.Previous, x);
        State down = B.NewState("down", Direction.Reverse, 1, external: 1);
        down.Next = B.Add(down.Previous, x);
        InterpreterRun run = Run(2, 3, [1, 2, 3, 4, 5, double.NaN]) with { Lengths = [3, 2], InitialStates = [[10, 20], [100, 200]] };
        InterpreterForward forward = Interpret.Forward(_zoo.Build(up.Next, down.Next), run);
        Assert.Equal([11, 13, 16, 24, 29, 0], forward.Outputs[0]);
        Assert.Equal([106, 105, 103, 209, 205, 0], forward.Outputs[1]);
        Assert.Equal([16, 29], forward.FinalStates[0]);
        Assert.Equal([106, 209], forward.FinalStates[1]);
    }

    [Fact]
    public void Forward_Ends_AreEachRowsOwn()
    {
        Node x = B.Input(1, Domain.Step);
        ModelGraph graph = _zoo.Build(B.TakeEnd(x, 0), B.TakeEnd(x, 1), B.SpreadEnd(B.MaxSteps(x), 0), B.Divide(B.SumSteps(x), B.StepCount()));
        InterpreterForward forward = Interpret.Forward(graph, Run(2, 3, [1, 7, 4, 2, 6, double.NaN]) with { Lengths = [3, 2] });
        Assert.Equal([4, 6], forward.Outputs[0]);
        Assert.Equal([1, 2], forward.Outputs[1]);
        Assert.Equal([0, 0, 7, 0, 6, 0], forward.Outputs[2]);
        Assert.Equal([4, 4], forward.Outputs[3]);
    }

    [Fact]
    public void Backward_EqualMaxima_GiveTheGradientToTheFirst()
    {
        GradientGraph gradient = Differentiate.Run(_zoo.Build(B.MaxSteps(B.Input(1, Domain.Step))));
        Assert.Equal([0, 5, 0, 0], Interpret.Backward(gradient, Run(1, 4, [1, 3, 3, 2]), [[5]]).Inputs[0]!);
    }

    [Fact]
    public void Backward_EqualOperandsOfMax_GiveTheGradientToTheSecond()
    {
        GradientGraph gradient = Differentiate.Run(_zoo.Build(B.Max(B.Input(1, Domain.Row), B.Input(1, Domain.Row))));
        InterpreterRun run = new(3, 1, new Dictionary<string, double[]>(), [new[] { 1.0, 2, 3 }, new[] { 2.0, 2, 2 }]);
        InterpreterGradient result = Interpret.Backward(gradient, run, [[5, 6, 7]]);
        Assert.Equal([0, 0, 7], result.Inputs[0]!);
        Assert.Equal([5, 6, 0], result.Inputs[1]!);
    }

    [Fact]
    public void Backward_FinalStateGradient_EntersWhereARowEnds()
    {
        Node x = B.Input(1, Domain.Step);
        State s = B.NewState("s", Direction.Forward, 1, external: 0);
        s.Next = B.Add(B.Multiply(B.Constant(0.5), s.Previous), x);
        GradientGraph gradient = Differentiate.Run(_zoo.Build(s.Next));
        InterpreterRun run = Run(2, 3, [1, 2, 3, 4, double.NaN, double.NaN]) with { Lengths = [3, 1] };
        InterpreterGradient result = Interpret.Backward(gradient, run, [[0, 0, 0, 0, double.NaN, double.NaN]], [[8, 16]]);
        Assert.Equal([2, 4, 8, 16, 0, 0], result.Inputs[0]!);
        Assert.Equal([1, 8], result.InitialStates[0]);
    }

    [Fact]
    public void Backward_SharedParameterAndTokens_Accumulate()
    {
        Node table = B.Gather(B.Tokens(3, Domain.Step), _zoo.Matrix("table", 3, 1));
        InterpreterRun run = new(1, 4, new Dictionary<string, double[]> { ["table"] = [10, 20, 30] }, [new[] { 2, 0, 2, 1 }]) { Lengths = [3] };
        GradientGraph gradient = Differentiate.Run(_zoo.Build(table));
        Assert.Equal([30, 10, 30, 0], Interpret.Forward(gradient.Forward, run).Outputs[0]);
        Assert.Equal([2, 0, 5], Interpret.Backward(gradient, run, [[1, 2, 4, double.NaN]]).Parameters["table"]);
    }

    [Fact]
    public void Forward_TenThousandSteps_NeedNoDeepStack()
    {
        Node x = B.Input(1, Domain.Step);
        Node reverse = _zoo.Rnn(_zoo.Rnn(x, 1, Op.Tanh), 1, Op.Tanh, "_l0_reverse", Direction.Reverse);
        GradientGraph gradient = Differentiate.Run(_zoo.Build(reverse));
        Dictionary<string, double[]> parameters = gradient.Forward.Parameters.ToDictionary(p => p.Name, _ => new[] { 0.5 });
        double[] ones = [.. Enumerable.Repeat(1.0, 10_000)];
        InterpreterRun run = new(1, 10_000, parameters, [ones]);
        Assert.All(Interpret.Backward(gradient, run, [ones]).Inputs[0]!, dx => Assert.InRange(dx, 1e-6, 1));
    }

    [Fact]
    public void Forward_WrongSizes_AreNamed()
    {
        ModelGraph graph = _zoo.Build(_zoo.Dense("head", B.Input(2, Domain.Step), 1));
        InterpreterRun run = Run(1, 3, [1, 2, 3]);
        Assert.Contains("head.weight has no values", Assert.Throws<ArgumentException>(() => Interpret.Forward(graph, run)).Message);
        run = run with { Parameters = new Dictionary<string, double[]> { ["head.weight"] = [1, 2], ["head.bias"] = [1] } };
        Assert.Contains("input 0 has 3 entries instead of 6", Assert.Throws<ArgumentException>(() => Interpret.Forward(graph, run)).Message);
        run = run with { Inputs = [new double[6]], Lengths = [4] };
        Assert.Contains("Row 0 has length 4 of 3", Assert.Throws<ArgumentException>(() => Interpret.Forward(graph, run)).Message);
    }

    private static InterpreterRun Run(int batch, int steps, double[] x) => new(batch, steps, new Dictionary<string, double[]>(), [x]);
}
