using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;

namespace SeqGen.Compiler.Tests.Graph;

public sealed class VerifyTests
{
    private readonly GraphBuilder _b = new();

    [Fact]
    public void Build_StateWithoutNext_IsNamed()
    {
        State h = _b.NewState("memory.h", Direction.Forward, 3);
        _b.Outputs.Add(_b.Tanh(h.Previous));
        AssertFault("state memory.h has no next value");
    }

    [Fact]
    public void Build_NextOfOtherWidth_IsNamed()
    {
        State h = _b.NewState("memory.h", Direction.Forward, 3);
        h.Next = _b.Input(4, Domain.Step);
        _b.Outputs.Add(_b.Tanh(h.Previous));
        AssertFault("cannot be the next value of state memory.h, which has 3 units");
    }

    [Fact]
    public void Build_InitialPerStep_IsNamed()
    {
        State h = _b.NewState("memory.h", Direction.Forward, 3);
        h.Next = _b.Tanh(h.Previous);
        h.Initial = _b.Input(3, Domain.Step);
        _b.Outputs.Add(h.Next);
        AssertFault("cannot be the initial value of state memory.h");
    }

    [Fact]
    public void Build_TwoDirectionsInOneLoop_AreNamed()
    {
        State a = _b.NewState("a", Direction.Forward, 3);
        State b = _b.NewState("b", Direction.Reverse, 3);
        a.Next = _b.Tanh(b.Previous);
        b.Next = _b.Tanh(a.Previous);
        _b.Outputs.Add(a.Next);
        AssertFault("runs against state");
    }

    [Fact]
    public void Build_SumOverTimeInsideALoop_IsNamed()
    {
        State h = _b.NewState("memory.h", Direction.Forward, 3);
        Node total = _b.SumSteps(h.Previous);
        h.Next = _b.Repeat(total);
        _b.Outputs.Add(h.Next);
        AssertFault("needs all steps of the loop of state memory.h");
    }

    [Fact]
    public void Build_UndeclaredParameter_IsNamed()
    {
        Node y = _b.Linear(_b.Input(3, Domain.Step), WeightSlice.All(Parameters.Matrix("head.weight", 2, 3)));
        _b.Outputs.Add(y);
        AssertFault("uses head.weight, which is not a parameter of the model");
    }

    [Fact]
    public void Build_OutputOfOneNumber_IsNamed()
    {
        _b.Outputs.Add(_b.SumUnits(_b.Input(3, Domain.Step)));
        AssertFault("is output 0 and needs units");
    }

    [Fact]
    public void Build_ExternalNumbersWithAGap_AreReported()
    {
        State h = _b.NewState("memory.h", Direction.Forward, 3, external: 1);
        h.Next = _b.Tanh(h.Previous);
        _b.Outputs.Add(h.Next);
        AssertFault("External states are not numbered");
    }

    [Fact]
    public void Build_SinkInForward_IsNamed()
    {
        Parameter w = Parameters.Vector("bias", 3);
        _b.Parameters.Add(w);
        _b.Outputs.Add(_b.Add(Op.VectorGradient, [_b.Input(3, Domain.Step)], weight: WeightSlice.All(w)));
        AssertFault("is output 0 and needs units");
        _b.Outputs[0] = _b.Tanh(_b.Outputs[0]);
        AssertFault("uses the sink");
    }

    [Fact]
    public void Run_BrokenGradient_IsNamed()
    {
        ModelZoo zoo = new();
        GradientGraph gradient = Differentiate.Run(zoo.Build(zoo.Rnn(zoo.Builder.Input(2, Domain.Step), 3, Op.Tanh, external: 0)));
        Verify.Run(gradient);
        AssertFault("is a sink and not listed", gradient with { Sinks = [] });
        AssertFault("which does not stand before it", gradient with { Nodes = [.. gradient.Nodes.Skip(1)] });
        AssertFault("does not belong to a state", gradient with { States = [] });
        AssertFault("does not match input 0", gradient with { InputGradients = [gradient.States[0].Next] });
    }

    private static void AssertFault(string part, GradientGraph gradient) =>
        Assert.Contains(part, Assert.Throws<InvalidOperationException>(() => Verify.Run(gradient)).Message);

    private void AssertFault(string part) => Assert.Contains(part, Assert.Throws<InvalidOperationException>(_b.Build).Message);
}
