using SeqGen.Generator.Graph;

namespace SeqGen.Compiler.Tests.Graph;

public sealed class GraphBuilderTests
{
    private readonly GraphBuilder _b = new();

    [Fact]
    public void Pointwise_TrivialConstants_Fold()
    {
        Node x = _b.Input(3, Domain.Step);
        Assert.Same(x, _b.Multiply(x, _b.Constant(1)));
        Assert.Same(x, _b.Add(_b.Constant(0), x));
        Assert.Same(x, _b.Negate(_b.Negate(x)));
        Assert.Same(x, _b.Divide(x, _b.Constant(1)));
        Assert.Equal(Op.Negate, _b.Subtract(_b.Constant(0), x).Op);
        Assert.True(GraphBuilder.IsConstant(_b.Multiply(x, _b.Constant(0)), 0));
        Assert.True(GraphBuilder.IsConstant(_b.Exp(_b.Subtract(_b.Constant(2), _b.Constant(2))), 1));
    }

    [Fact]
    public void Pointwise_ScalarAndRowOperands_TakeTheWiderShape()
    {
        Node x = _b.Input(3, Domain.Step);
        Node captured = _b.Input(3, Domain.Row);
        Assert.Equal(Shape.Of(Domain.Step, 3), _b.Multiply(captured, x).Shape);
        Assert.Equal(Shape.Of(Domain.Step, 3), _b.Divide(x, _b.StepCount()).Shape);
        Assert.Equal(Shape.Of(Domain.Row, 3), _b.Divide(captured, _b.StepCount()).Shape);
    }

    [Fact]
    public void Slice_OfConcat_IsTheOperandsPart()
    {
        Node a = _b.Input(3, Domain.Step);
        Node b = _b.Concat(_b.Input(2, Domain.Step), _b.Input(4, Domain.Step));
        Node all = _b.Concat(a, b);
        Assert.Same(a, _b.Slice(all, 0));
        Assert.Same(b.Inputs[1], _b.Slice(all, 2));
    }

    [Fact]
    public void Concat_OfAllSlicesInOrder_IsTheWhole()
    {
        WeightSlice w = WeightSlice.All(Parameters.Matrix("w", 6, 3));
        Node gates = _b.Linear(_b.Input(3, Domain.Step), w, 2, 4);
        Assert.Same(gates, _b.Concat(_b.Slice(gates, 0), _b.Slice(gates, 1)));
        Assert.NotSame(gates, _b.Concat(_b.Slice(gates, 1), _b.Slice(gates, 0)));
    }

    [Fact]
    public void Add_WrongWidth_NamesTheNode()
    {
        Node x = _b.Input(3, Domain.Step);
        WeightSlice w = WeightSlice.All(Parameters.Matrix("head.weight", 6, 4));
        string message = Assert.Throws<InvalidOperationException>(() => _b.Linear(x, w)).Message;
        Assert.Contains("Linear(%0)", message);
        Assert.Contains("head.weight takes 4", message);
    }

    [Fact]
    public void Build_DeadNodes_AreDropped()
    {
        Node x = _b.Input(3, Domain.Step);
        _b.Tanh(x);
        _b.Outputs.Add(_b.Sigmoid(x));
        ModelGraph graph = _b.Build();
        Assert.Equal([Op.Input, Op.Sigmoid], graph.Nodes.Select(n => n.Op));
        Assert.Equal(3, graph.NextId);
    }

    [Fact]
    public void GraphText_SmallCell_ReadsAsMaths()
    {
        Parameter w = Parameters.Matrix("memory.weight_hh_l0", 2, 2);
        _b.Parameters.Add(w);
        Node x = _b.Input(2, Domain.Step);
        _b.CurrentLayer = new Layer(1, "memory_l0");
        State h = _b.NewState("memory.h", Direction.Forward, 2, external: 0);
        h.Next = _b.Tanh(_b.Add(x, _b.Linear(h.Previous, WeightSlice.All(w))));
        h.Next.Symbol = "h";
        _b.Outputs.Add(h.Next);
        Assert.Equal(
            """
            input 0: real 2 per step
            parameter memory.weight_hh_l0 [2, 2]
            --
              %0 = Input(#0) : Step[2]
            -- memory_l0
              %1 = Previous(memory.h) : Step[2]
              %2 = Linear(%1, memory.weight_hh_l0) : Step[2]
              %3 = Add(%0, %2) : Step[2]
              %4 h = Tanh(%3) : Step[2]
            state memory.h forward: %1 <- %4, external 0
            output 0: %4

            """,
            GraphText.Of(_b.Build()));
    }
}
