using SeqGen.Generator.Graph;

namespace SeqGen.Compiler.Tests.Zoo;

/// <summary>Tiny models around single ops; three units throughout.</summary>
internal static class OpModels
{
    /// <summary>An operand of a kind; two of a kind are different values.</summary>
    public static Node Operand(this ModelZoo zoo, OperandKind kind, string name)
    {
        GraphBuilder b = zoo.Builder;
        return kind switch
        {
            OperandKind.Step => b.Input(3, Domain.Step),
            OperandKind.Row => b.Input(3, Domain.Row),
            OperandKind.StepScalar => b.SumUnits(b.Input(1, Domain.Step)),
            OperandKind.RowScalar => b.SumUnits(b.Input(1, Domain.Row)),
            OperandKind.Parameter => b.Parameter(zoo.Vector(name, 3)),
            OperandKind.ParameterMaths => b.Exp(b.Multiply(b.Constant(0.5), b.Parameter(zoo.Vector(name, 3)))),
            _ => b.Constant(0.7),
        };
    }

    /// <summary>An op's value made an output: (value + tanh(a)) * a with a per step, and with a per row, so that gradients of both kinds meet in it.</summary>
    public static ModelGraph Anchored(this ModelZoo zoo, Node value)
    {
        GraphBuilder b = zoo.Builder;
        Node With(Node a) => b.Multiply(b.Add(value, b.Tanh(a)), a);
        return value.Shape.Domain == Domain.Step
            ? zoo.Build(With(b.Input(3, Domain.Step)))
            : zoo.Build(With(b.Input(3, Domain.Step)), With(b.Input(3, Domain.Row)));
    }

    /// <summary>Models around ops that are not pointwise, by name.</summary>
    public static IReadOnlyDictionary<string, Func<ModelZoo, ModelGraph>> Structure { get; } = new Dictionary<string, Func<ModelZoo, ModelGraph>>
    {
        ["a square"] = z => z.Anchored(z.Operand(OperandKind.Step, "a") is var x ? z.Builder.Multiply(x, x) : x),
        ["Linear per step"] = z => z.Build(z.Dense("head", z.Builder.Input(2, Domain.Step), 3)),
        ["Linear per row"] = z => z.Build(z.Dense("head", z.Builder.Input(2, Domain.Row), 3)),
        ["Linear on columns and rows of one matrix"] = z =>
        {
            WeightSlice w = z.Matrix("w", 4, 5);
            Node left = z.Builder.Linear(z.Builder.Input(2, Domain.Step), w with { Columns = 2, Row = 1, Rows = 3 });
            Node right = z.Builder.Linear(z.Builder.Input(3, Domain.Step), w with { Column = 2, Columns = 3, Rows = 3 });
            return z.Build(z.Builder.Tanh(z.Builder.Add(left, right)));
        },
        ["Linear of a value in parts"] = z =>
        {
            Node x = z.Builder.Concat(z.Builder.Input(2, Domain.Step), z.Builder.Tanh(z.Builder.Input(1, Domain.Step)));
            return z.Build(z.Builder.Linear(x, z.Matrix("w", 4, 3)));
        },
        ["Linear of a scalar gradient"] = z => z.Build(z.Builder.Fill(z.Builder.SumUnits(z.Dense("head", z.Builder.Input(2, Domain.Step), 3)), Shape.Of(Domain.Step, 2))),
        ["LinearTransposed with a tied matrix"] = z =>
        {
            WeightSlice w = z.Matrix("w", 3, 2);
            Node code = z.Builder.Tanh(z.Builder.Linear(z.Builder.Input(2, Domain.Step), w));
            return z.Build(z.Builder.LinearTransposed(code, w));
        },
        ["Gather per step"] = z => z.Build(z.Builder.Tanh(z.Builder.Gather(z.Builder.Tokens(5, Domain.Step), z.Matrix("table", 5, 3)))),
        ["Gather per row"] = z => z.Build(z.Builder.Tanh(z.Builder.Gather(z.Builder.Tokens(5, Domain.Row), z.Matrix("table", 5, 3)))),
        ["Slice of some parts"] = z =>
        {
            Node gates = z.Builder.Linear(z.Builder.Input(2, Domain.Step), z.Matrix("w", 9, 2), 3, 2, 4);
            return z.Build(z.Builder.Tanh(z.Builder.Slice(gates, 0)), z.Builder.Sigmoid(z.Builder.Slice(gates, 2)));
        },
        ["Slice besides the whole"] = z =>
        {
            Node gates = z.Builder.Linear(z.Builder.Input(2, Domain.Step), z.Matrix("w", 5, 2), 3, 2);
            Node all = z.Builder.Linear(z.Builder.Tanh(gates), z.Matrix("u", 2, 5));
            return z.Build(z.Builder.Multiply(z.Builder.Slice(gates, 1), all));
        },
        ["Slice of a parameter"] = z =>
        {
            Node bias = z.Builder.Parameter(z.Vector("bias", 5), 3, 2);
            return z.Build(z.Builder.Multiply(z.Builder.Slice(bias, 0), z.Builder.Input(3, Domain.Step)), z.Builder.Multiply(z.Builder.Slice(bias, 0), z.Builder.Input(3, Domain.Row)));
        },
        ["Slice of a row's value used per step"] = z =>
        {
            Node both = z.Builder.Linear(z.Builder.Input(2, Domain.Row), z.Matrix("w", 5, 2), 3, 2);
            return z.Build(z.Builder.Multiply(z.Builder.Slice(both, 0), z.Builder.Input(3, Domain.Step)), z.Builder.Slice(both, 1));
        },
        ["Concat of steps, rows and a parameter"] = z =>
        {
            Node all = z.Builder.Concat(z.Builder.Input(2, Domain.Step), z.Builder.Tanh(z.Builder.Input(3, Domain.Row)), z.Builder.Parameter(z.Vector("p", 2)));
            return z.Build(z.Builder.Linear(z.Builder.Tanh(all), z.Matrix("w", 2, 7)));
        },
        ["Slices of a Concat of mixed domains"] = z =>
        {
            Node all = z.Builder.Concat(z.Builder.Input(2, Domain.Step), z.Builder.Tanh(z.Builder.Input(3, Domain.Row)), z.Builder.Parameter(z.Vector("p", 2)));
            return z.Build(z.Builder.Slice(all, 1), z.Builder.Tanh(z.Builder.Slice(all, 2)), z.Builder.Tanh(z.Builder.Slice(all, 0)));
        },
        ["Concat of values in parts"] = z =>
        {
            Node gates = z.Builder.Linear(z.Builder.Input(2, Domain.Step), z.Matrix("w", 5, 2), 3, 2);
            Node all = z.Builder.Concat(z.Builder.Tanh(gates), z.Builder.Sigmoid(gates));
            return z.Build(z.Builder.Linear(all, z.Matrix("u", 2, 10)));
        },
        ["Regroup into fewer and into more parts"] = z =>
        {
            Node gates = z.Builder.Linear(z.Builder.Input(2, Domain.Step), z.Matrix("w", 24, 2), 3, 2, 19);
            Node halves = z.Builder.Regroup(z.Builder.Tanh(gates), 4, 20);
            return z.Build(z.Builder.Regroup(z.Builder.Sigmoid(halves), 24), z.Builder.Regroup(halves, 2, 4, 18), z.Builder.Tanh(z.Builder.Concat(gates, halves)));
        },
        ["SumUnits used as a scalar"] = z =>
        {
            Node x = z.Builder.Input(3, Domain.Step);
            return z.Build(z.Builder.Divide(x, z.Builder.SumUnits(z.Builder.Exp(x))));
        },
        ["SumUnits of a scalar spread over units"] = z =>
        {
            Node s = z.Builder.SumUnits(z.Builder.Input(2, Domain.Step));
            Node total = z.Builder.SumUnits(z.Builder.Add(z.Builder.Tanh(s), z.Builder.Input(3, Domain.Step)));
            return z.Anchored(z.Builder.Tanh(total));
        },
        ["SumUnits of a parameter"] = z => z.Anchored(z.Builder.SumUnits(z.Operand(OperandKind.ParameterMaths, "p"))),
        ["Fill"] = z => z.Anchored(z.Builder.Fill(z.Builder.Tanh(z.Operand(OperandKind.RowScalar, "a")), Shape.Of(Domain.Step, 3))),
        ["TakeEnd of both ends"] = z =>
        {
            Node x = z.Builder.Tanh(z.Builder.Input(3, Domain.Step));
            return z.Build(z.Builder.Multiply(z.Builder.TakeEnd(x, 0), z.Builder.TakeEnd(x, 1)));
        },
        ["SpreadEnd"] = z =>
        {
            Node r = z.Builder.Tanh(z.Builder.Input(3, Domain.Row));
            return z.Build(z.Builder.Tanh(z.Builder.Add(z.Builder.SpreadEnd(r, 0), z.Builder.SpreadEnd(r, 1))));
        },
        ["mean over steps"] = z => z.Anchored(z.Builder.Divide(z.Builder.SumSteps(z.Builder.Tanh(z.Builder.Input(3, Domain.Step))), z.Builder.StepCount())),
        ["sum of a scalar over steps"] = z => z.Anchored(z.Builder.Tanh(z.Builder.SumSteps(z.Operand(OperandKind.StepScalar, "a")))),
        ["Repeat"] = z => z.Build(z.Builder.Tanh(z.Builder.Add(z.Builder.Repeat(z.Dense("head", z.Builder.Input(2, Domain.Row), 3)), z.Builder.Input(3, Domain.Step)))),
        ["MaxSteps"] = z => z.Build(z.Builder.Tanh(z.Builder.MaxSteps(z.Dense("head", z.Builder.Input(2, Domain.Step), 3)))),
        ["Attend of steps"] = z => Attention(z, new AttentionForm(2, 0.7, Causal: false)),
        ["Attend of earlier steps"] = z => Attention(z, new AttentionForm(3, 1.3, Causal: true)),
        ["Attend of a row"] = z =>
        {
            Node query = z.Builder.Input(5, Domain.Row), x = z.Builder.Input(5, Domain.Step);
            return z.Build(z.Builder.Tanh(z.Builder.Attend(query, z.Builder.Tanh(x), x, new AttentionForm(1, 1, Causal: false))));
        },
        ["Attend of itself"] = z =>
        {
            Node x = z.Dense("x", z.Builder.Input(4, Domain.Step), 20);
            return z.Build(z.Builder.Attend(x, x, x, new AttentionForm(1, 0.2, Causal: false)));
        },
        ["Attend by additive scores"] = z =>
        {
            Node all = z.Builder.Linear(z.Builder.Input(4, Domain.Step), z.Matrix("w", 56, 4), 18, 18, 20);
            return z.Build(z.Builder.Attend(z.Builder.Slice(all, 0), z.Builder.Slice(all, 1), z.Builder.Slice(all, 2), new AttentionForm(1, 0.8, Causal: true), z.Vector("score", 18)));
        },
        ["Rotate"] = z => Turned(z, back: false),
        ["Rotate back"] = z => Turned(z, back: true),
        ["StepIndex"] = z => z.Build(z.Builder.Tanh(z.Builder.Add(z.Builder.Input(3, Domain.Step), z.Builder.Gather(z.Builder.StepIndex(), z.Matrix("table", 140, 3))))),
        ["Conv"] = z => Convolved(z, ConvForm.Same(new Extent(1, 3, 4), new Extent(1, 3, 3))),
        ["Conv with stride and dilation"] = z => Convolved(z, ConvForm.Of(new Extent(1, 5, 6), new Extent(1, 3, 2), new Extent(1, 2, 1), new Extent(1, 1, 2), same: false)),
        ["Conv in three directions"] = z => Convolved(z, ConvForm.Of(new Extent(3, 3, 4), new Extent(3, 1, 3), new Extent(2, 1, 1), Extent.All(1), same: true)),
        ["Conv on channels of one weight"] = z =>
        {
            ConvForm form = ConvForm.Same(new Extent(1, 2, 3), new Extent(1, 1, 3));
            WeightSlice w = z.Kernel("w", 4, 3, form);
            Node left = z.Builder.Conv(z.Builder.Input(12, Domain.Step), w with { Row = 1, Rows = 3, Columns = 6 }, form, null, 3);
            Node right = z.Builder.Conv(z.Builder.Input(6, Domain.Step), w with { Rows = 3, Column = 6, Columns = 3 }, form, left, 3);
            return z.Build(z.Builder.Tanh(right));
        },
        ["Pick per step, per row and of a parameter"] = z =>
        {
            (PickForm first, PickForm some) = (PickForm.ChannelsFirst(3, 2), PickForm.Of(6, [2, 3], [3, 1], 0));
            Node bias = z.Builder.Pick(z.Builder.Parameter(z.Vector("b", 6)), PickForm.ChannelsLast(3, 2));
            Node x = z.Builder.Tanh(z.Builder.Add(z.Builder.Pick(z.Builder.Input(6, Domain.Step), first), bias));
            return z.Build(z.Builder.Pick(x, some), z.Builder.Tanh(z.Builder.Pick(z.Builder.SumSteps(x), PickForm.Of(6, [2], [2], 1))));
        },
        ["PickSum with units that nothing was taken from"] = z =>
        {
            Node x = z.Builder.Tanh(z.Builder.Input(4, Domain.Step));
            return z.Build(z.Builder.Tanh(z.Builder.PickSum(x, PickForm.Of(7, [2, 2], [3, 0], 1))), z.Builder.Multiply(x, z.Builder.Pick(z.Builder.Parameter(z.Vector("g", 2)), PickForm.Channels(2, 2))));
        },
        ["Random per step and per row"] = z =>
        {
            Node x = z.Builder.Multiply(z.Builder.Tanh(z.Builder.Input(3, Domain.Step)), z.Builder.Random(0, 0.4, Shape.Of(Domain.Step, 3)));
            return z.Build(z.Builder.Tanh(z.Builder.Multiply(x, z.Builder.Random(1, 0.25, Shape.Of(Domain.Row, 3)))));
        },
        ["one value as two outputs"] = z =>
        {
            Node x = z.Builder.Tanh(z.Builder.Input(3, Domain.Step));
            return z.Build(x, x, z.Builder.SumSteps(x));
        },
    };

    /// <summary>Two channels in, three and one out, with a bias and a value to start from.</summary>
    private static ModelGraph Convolved(ModelZoo z, ConvForm form)
    {
        Node x = z.Builder.Tanh(z.Builder.Input(2 * form.In.Count, Domain.Step));
        Node bias = z.Builder.Pick(z.Builder.Parameter(z.Vector("b", 3)), PickForm.Channels(form.Out.Count, 3));
        Node y = z.Builder.Tanh(z.Builder.Add(z.Builder.Conv(x, z.Kernel("w", 3, 2, form), form, null, 3), bias));
        Node start = z.Builder.Tanh(z.Builder.Input(3 * form.Out.Count, Domain.Step));
        return z.Build(z.Builder.Multiply(y, z.Builder.Conv(x, z.Kernel("u", 3, 2, form), form, start, 3)));
    }

    /// <summary>Heads of ten units, whose halves no vector divides; the table is as any other.</summary>
    private static ModelGraph Turned(ModelZoo z, bool back)
    {
        Node turned = z.Builder.Rotate(z.Dense("x", z.Builder.Input(4, Domain.Step), 20), z.Builder.StepIndex(), z.Matrix("table", 140, 10, trainable: false), back);
        return z.Build(z.Builder.Tanh(turned), z.Builder.Linear(turned, z.Matrix("u", 3, 20)));
    }

    /// <summary>Keys and values of different widths, which no vector divides, from one product; two uses of the sums.</summary>
    private static ModelGraph Attention(ModelZoo z, AttentionForm form)
    {
        Node all = z.Builder.Linear(z.Builder.Input(4, Domain.Step), z.Matrix("w", 42, 4), 6, 6, 30);
        Node y = z.Builder.Attend(z.Builder.Slice(all, 0), z.Builder.Slice(all, 1), z.Builder.Slice(all, 2), form);
        return z.Build(y, z.Builder.Linear(y, z.Matrix("u", 3, 30)));
    }
}
