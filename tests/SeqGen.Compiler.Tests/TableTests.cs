using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests;

/// <summary>Whoever adds an op must give it its row in each table.</summary>
public sealed class TableTests
{
    public static TheoryData<string> Ops { get; } = [.. Enum.GetNames<Op>()];

    [Theory]
    [MemberData(nameof(Ops))]
    public void EachOp_HasItsRowInEveryTable(string name)
    {
        Op op = Enum.Parse<Op>(name);
        Assert.True(ShapeRules.Has(op), $"{op} has no row in {nameof(ShapeRules)}");
        Assert.True(GradientRules.Has(op), $"{op} has no row in {nameof(GradientRules)}");
        Assert.True(InterpreterRules.Has(op), $"{op} has no row in {nameof(InterpreterRules)}");
        if (OpKinds.IsPointwise(op))
            Assert.True(double.IsFinite(PointwiseMaths.Apply(op, 0.5, 0.25, 0.75)));
        else
            Assert.Throws<InvalidOperationException>(() => PointwiseMaths.Apply(op, 0.5, 0.25, 0.75));
    }
}
