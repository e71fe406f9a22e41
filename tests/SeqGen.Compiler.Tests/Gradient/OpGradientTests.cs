using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Graph;

namespace SeqGen.Compiler.Tests.Gradient;

/// <summary>The derivative of each op against finite differences.</summary>
public sealed class OpGradientTests
{
    private static readonly Op[] s_positive = [Op.Log, Op.Sqrt, Op.Divide];

    private static readonly Op[] s_binary = [Op.Add, Op.Subtract, Op.Multiply, Op.Divide, Op.Max, Op.Min, Op.Greater];

    public static TheoryData<string> UnaryOps { get; } =
        [.. new[] { Op.Negate, Op.Sigmoid, Op.Tanh, Op.Relu, Op.Exp, Op.Log, Op.Sqrt, Op.Abs }.Select(o => o.ToString())];

    public static TheoryData<string, OperandKind> BinaryOps { get; } = MakeBinary();

    public static TheoryData<OperandKind> Kinds { get; } = [.. Enum.GetValues<OperandKind>()];

    public static TheoryData<string> Structure { get; } = [.. OpModels.Structure.Keys];

    [Theory]
    [MemberData(nameof(UnaryOps))]
    public void Unary_EachOperandKind_AgreesWithDifferences(string name)
    {
        Op op = Enum.Parse<Op>(name);
        foreach (OperandKind kind in Enum.GetValues<OperandKind>())
        {
            ModelZoo zoo = new();
            Check(zoo.Anchored(zoo.Builder.Pointwise(op, zoo.Operand(kind, "a"))), op);
        }
    }

    [Theory]
    [MemberData(nameof(BinaryOps))]
    public void Binary_EachPairOfOperandKinds_AgreesWithDifferences(string name, OperandKind left)
    {
        Op op = Enum.Parse<Op>(name);
        foreach (OperandKind right in Enum.GetValues<OperandKind>())
        {
            ModelZoo zoo = new();
            Check(zoo.Anchored(zoo.Builder.Pointwise(op, zoo.Operand(left, "a"), zoo.Operand(right, "b"))), op);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Select_EachPairOfOperandKinds_AgreesWithDifferences(OperandKind left)
    {
        foreach (OperandKind right in Enum.GetValues<OperandKind>())
        {
            ModelZoo zoo = new();
            GraphBuilder b = zoo.Builder;
            Node condition = b.Greater(b.Input(3, Domain.Step), b.Constant(0));
            Check(zoo.Anchored(b.Select(condition, zoo.Operand(left, "a"), zoo.Operand(right, "b"))), Op.Select);
        }
    }

    [Theory]
    [MemberData(nameof(Structure))]
    public void Structure_AgreesWithDifferences(string name) =>
        GradientCheck.Run(OpModels.Structure[name](new ModelZoo()), new CheckOptions { Training = true });

    [Fact]
    public void Zoo_HasEveryOpOfAForwardGraph()
    {
        HashSet<Op> seen = [.. UnaryOps.Concat(BinaryOps).Select(row => Enum.Parse<Op>((string)row[0])), Op.Select];
        foreach (Func<ModelZoo, ModelGraph> make in OpModels.Structure.Values.Concat(RecurrentModels.All.Values).Concat(PairModels.All.Values))
            seen.UnionWith(make(new ModelZoo()).Nodes.Select(n => n.Op));
        Op[] ofGradientsOnly = [Op.OutputGradient, Op.SpreadMax, Op.AttendQuery, Op.AttendKey, Op.AttendValue, Op.AttendMemory, Op.AttendScore, Op.AttendFilters, Op.WeightGradient, Op.ConvTransposed, Op.ConvGradient, Op.VectorGradient, Op.TableGradient];
        Assert.Equal(Enum.GetValues<Op>().Except(ofGradientsOnly).Order(), seen.Order());
    }

    private static void Check(ModelGraph graph, Op op) => GradientCheck.Run(graph, new CheckOptions { Positive = s_positive.Contains(op) });

    private static TheoryData<string, OperandKind> MakeBinary()
    {
        TheoryData<string, OperandKind> data = [];
        foreach (Op op in s_binary)
        {
            foreach (OperandKind kind in Enum.GetValues<OperandKind>())
                data.Add(op.ToString(), kind);
        }

        return data;
    }
}
