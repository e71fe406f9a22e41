using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;

namespace SeqGen.Compiler.Tests.Gradient;

/// <summary>What the backward graph looks like, where the passes behind it rely on the look.</summary>
public sealed class GradientShapeTests
{
    private readonly ModelZoo _zoo = new();

    private GraphBuilder B => _zoo.Builder;

    [Fact]
    public void Run_Lstm_JoinsGateGradientsOnce()
    {
        Node x = B.Input(3, Domain.Step);
        GradientGraph gradient = Differentiate.Run(_zoo.Build(_zoo.Lstm(x, 5, external: 0)));
        Node gates = Assert.Single(gradient.Nodes, n => n.Op == Op.Concat);
        Assert.Equal(
            ["LinearTransposed weight_hh_l0", "LinearTransposed weight_ih_l0", "VectorGradient bias_hh_l0", "VectorGradient bias_ih_l0", "WeightGradient weight_hh_l0", "WeightGradient weight_ih_l0"],
            gradient.Nodes.Where(n => n.Inputs.Contains(gates)).Select(n => $"{n.Op} {n.Weight!.Parameter.Name}").Order());
        Assert.DoesNotContain(gradient.Nodes, n => n.Op is Op.Slice or Op.Fill);
    }

    [Fact]
    public void Run_Lstm_NamesGradientsAfterValues()
    {
        GradientGraph gradient = Differentiate.Run(_zoo.Build(_zoo.Lstm(B.Input(3, Domain.Step), 5)));
        Assert.Equal(["dc", "df", "dg", "dh", "di", "do"], gradient.Nodes.Select(n => n.Symbol).Where(s => s.Length > 0).Order());
        Assert.All(gradient.Nodes.Where(n => n.Symbol.Length > 0), n => Assert.Equal("lstm_l0", n.Layer.Name));
    }

    [Fact]
    public void Run_ExternalState_ReversesIt()
    {
        GradientGraph gradient = Differentiate.Run(_zoo.Build(_zoo.Rnn(B.Input(3, Domain.Step), 5, Op.Tanh, external: 0)));
        State dh = Assert.Single(gradient.ExternalStates);
        Assert.Equal(("dh_l0", Direction.Reverse, "h_l0"), (dh.Name, dh.Direction, dh.AdjointOf!.Name));
    }

    [Theory]
    [InlineData("Forward", 0)]
    [InlineData("Reverse", 1)]
    public void Run_FinalState_EntersAtTheAdjointsStart(string direction, int end)
    {
        Node h = _zoo.Rnn(B.Input(3, Domain.Step), 5, Op.Tanh, direction: Enum.Parse<Direction>(direction));
        GradientGraph gradient = Differentiate.Run(_zoo.Build(B.TakeEnd(h, end)));
        Assert.Equal(Op.OutputGradient, Assert.Single(gradient.States).Initial?.Op);
        Assert.DoesNotContain(gradient.Nodes, n => n.Op == Op.SpreadEnd);
    }

    [Fact]
    public void Run_EndThatIsNotFinal_IsSpread()
    {
        Node h = _zoo.Rnn(B.Input(3, Domain.Step), 5, Op.Tanh);
        GradientGraph gradient = Differentiate.Run(_zoo.Build(B.TakeEnd(h, 1)));
        Assert.Null(Assert.Single(gradient.States).Initial);
        Assert.Single(gradient.Nodes, n => n.Op == Op.SpreadEnd);
    }

    [Fact]
    public void Run_WithoutTrainableParameters_HasNoSinks()
    {
        Parameter mean = Parameters.Vector("mean", 3, trainable: false);
        B.Parameters.Add(mean);
        Node x = B.Input(3, Domain.Step);
        GradientGraph gradient = Differentiate.Run(_zoo.Build(B.Subtract(x, B.Parameter(WeightSlice.All(mean)))));
        Assert.Empty(gradient.Sinks);
        Assert.Equal(Op.OutputGradient, gradient.InputGradients[0]?.Inputs[0].Op);
    }

    [Fact]
    public void Run_TokensOnly_HasNoInputGradient()
    {
        Node x = B.Gather(B.Tokens(7, Domain.Step), _zoo.Matrix("table", 7, 4));
        GradientGraph gradient = Differentiate.Run(_zoo.Build(B.Tanh(x)));
        Assert.Null(Assert.Single(gradient.InputGradients));
        Assert.Equal(Op.TableGradient, Assert.Single(gradient.Sinks).Op);
    }

    [Fact]
    public void Run_OpOfAGradient_IsRefused()
    {
        Node x = B.Input(3, Domain.Step);
        Node y = B.SpreadMax(x, B.MaxSteps(x));
        ModelGraph graph = _zoo.Build(y);
        Assert.Contains("has no derivative", Assert.Throws<InvalidOperationException>(() => Differentiate.Run(graph)).Message);
    }
}
