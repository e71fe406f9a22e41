namespace SeqGen.Generator.Graph;

/// <summary>
/// One row per op: which operands it takes and what shape it yields. Where an op is free to choose (a source, a product's parts, a fill), the
/// rule checks the declared shape and returns it.
/// </summary>
internal static class ShapeRules
{
    private static readonly Dictionary<Op, Func<Node, Shape>> s_rules = new()
    {
        [Op.Input] = n => Declared(n, n.Shape.Parts.Count == 1 && n.Shape.Domain != Domain.Model, "needs one part per row or step"),
        [Op.Tokens] = n => Declared(n, n.Shape.IsScalar && n.Shape.Domain != Domain.Model, "needs one number per row or step"),
        [Op.OutputGradient] = n => Declared(n, !n.Shape.IsScalar && n.Shape.Domain != Domain.Model, "needs units per row or step"),
        [Op.Parameter] = n => Declared(n, n.Shape.Domain == Domain.Model && n.Shape.Width == Vector(n).Rows, "needs the slice's length as parts of the model"),
        [Op.Constant] = n => Declared(n, n.Shape == Shape.Of(Domain.Model), "is one number of the model"),
        [Op.Previous] = n => Shape.Of(Domain.Step, (n.State ?? throw Wrong(n, "has no state")).Units),
        [Op.Random] = n => Declared(n, n.Shape.Parts.Count == 1 && n.Shape.Domain != Domain.Model && n.Value >= 0 && n.Value < 1, "needs one part per row or step and a probability in [0, 1)"),
        [Op.StepCount] = _ => Shape.Of(Domain.Row),
        [Op.StepIndex] = _ => Shape.Of(Domain.Step),

        [Op.Add] = Pointwise(2),
        [Op.Subtract] = Pointwise(2),
        [Op.Multiply] = Pointwise(2),
        [Op.Divide] = Pointwise(2),
        [Op.Negate] = Pointwise(1),
        [Op.Sigmoid] = Pointwise(1),
        [Op.Tanh] = Pointwise(1),
        [Op.Relu] = Pointwise(1),
        [Op.Exp] = Pointwise(1),
        [Op.Log] = Pointwise(1),
        [Op.Sqrt] = Pointwise(1),
        [Op.Abs] = Pointwise(1),
        [Op.Max] = Pointwise(2),
        [Op.Min] = Pointwise(2),
        [Op.Greater] = Pointwise(2),
        [Op.Select] = Pointwise(3),

        [Op.Linear] = n => Product(n, from: Matrix(n).Columns, to: Matrix(n).Rows),
        [Op.LinearTransposed] = n => Product(n, from: Matrix(n).Rows, to: Matrix(n).Columns),
        [Op.Conv] = n => Convolution(n, n.Conv?.In, Matrix(n).Columns, n.Conv?.Out, Matrix(n).Rows),
        [Op.ConvTransposed] = n => Convolution(n, n.Conv?.Out, Matrix(n).Rows, n.Conv?.In, Matrix(n).Columns),
        [Op.Gather] = n => Shape.Of(PerRow(n, n.Inputs[0], scalar: true).Domain, Matrix(n).Columns),

        [Op.Rotate] = n => PerRow(n, n.Inputs[0]) is { Parts.Count: 1 } x && PerRow(n, n.Inputs[1], scalar: true).Domain == x.Domain && Matrix(n) is { Parameter.Trainable: false } && n.Weight!.Columns % 2 == 0 && x.Width % Matrix(n).Columns == 0
            ? x
            : throw Wrong(n, "needs one part of whole heads, of an even number of units each, the number of its step and a table that is not trained"),

        [Op.Slice] = n => n.Index >= 0 && n.Index < n.Inputs[0].Shape.Parts.Count
            ? Shape.Of(n.Inputs[0].Shape.Domain, n.Inputs[0].Shape.Parts[n.Index])
            : throw Wrong(n, $"takes part {n.Index} of {n.Inputs[0].Shape}"),
        [Op.Concat] = n => n.Inputs.Any(i => i.Shape.IsScalar)
            ? throw Wrong(n, "joins a scalar")
            : Shape.Of(Widest(n), [.. n.Inputs.SelectMany(i => i.Shape.Parts)]),
        [Op.Regroup] = n => Declared(n, !n.Shape.IsScalar && PerRow(n, n.Inputs[0]).Width == n.Shape.Width && n.Inputs[0].Shape.Domain == n.Shape.Domain, "needs parts of its operand's width"),
        [Op.Pick] = n => Picked(n, n.Pick?.Source, n.Pick?.Target),
        [Op.PickSum] = n => Picked(n, n.Pick?.Target, n.Pick?.Source),
        [Op.SumUnits] = n => n.Inputs[0].Shape.IsScalar ? throw Wrong(n, "sums a scalar") : Shape.Of(n.Inputs[0].Shape.Domain),
        [Op.Fill] = n => Declared(n, n.Inputs[0].Shape.IsScalar && n.Inputs[0].Shape.Domain <= n.Shape.Domain && !n.Shape.IsScalar, "spreads a scalar that exists no oftener than itself over parts"),

        [Op.TakeEnd] = n => n.Index is 0 or 1 ? PerStep(n, n.Inputs[0]).In(Domain.Row) : throw Wrong(n, $"has no end {n.Index}"),
        [Op.SpreadEnd] = n => n.Index is 0 or 1 ? OncePerRow(n, n.Inputs[0]).In(Domain.Step) : throw Wrong(n, $"has no end {n.Index}"),
        [Op.SumSteps] = n => PerStep(n, n.Inputs[0]).In(Domain.Row),
        [Op.Repeat] = n => OncePerRow(n, n.Inputs[0]).In(Domain.Step),
        [Op.MaxSteps] = n => PerStep(n, n.Inputs[0]).In(Domain.Row),
        [Op.SpreadMax] = n => PerStep(n, n.Inputs[0]).In(Domain.Row) == n.Inputs[1].Shape ? n.Inputs[0].Shape : throw Wrong(n, "needs a gradient of the maximum's shape"),

        [Op.Cross] = n => OncePerRow(n, n.Inputs[0]),

        [Op.Attend] = n => AttentionShape(n, AttentionOf(n)),
        [Op.AttendQuery] = n => AttentionGradient(n, 0),
        [Op.AttendKey] = n => AttentionGradient(n, 1),
        [Op.AttendValue] = n => AttentionGradient(n, 2),
        [Op.AttendMemory] = n => AttentionGradient(n, 3),
        [Op.AttendScore] = n => Shape.Of(Domain.Model, AttentionGradient(n, 0) == n.Inputs[0].Shape ? Vector(n).Rows : 0),
        [Op.AttendFilters] = n => Shape.Of(Domain.Model, AttentionGradient(n, 0) == n.Inputs[0].Shape && n.Attention!.Filters is { } f ? f.Rows * f.Columns : 0),

        [Op.WeightGradient] = n => PerRow(n, n.Inputs[0]).Width == Matrix(n).Rows && PerRow(n, n.Inputs[1]).Width == Matrix(n).Columns && n.Inputs[0].Shape.Domain == n.Inputs[1].Shape.Domain
            ? Shape.Of(Domain.Model, Matrix(n).Rows * Matrix(n).Columns)
            : throw Wrong(n, "needs operands of the slice's rows and columns in one domain"),
        [Op.ConvGradient] = n => ConvGradient(n),
        [Op.VectorGradient] = n => (n.Pick is null ? PerRow(n, n.Inputs[0]).Width : PerRow(n, n.Inputs[0]).Parts.Count * n.Pick.Source) == Vector(n).Rows ? Shape.Of(Domain.Model, Vector(n).Rows) : throw Wrong(n, "needs an operand of the slice's length"),
        [Op.TableGradient] = n => PerRow(n, n.Inputs[0]).Width == Matrix(n).Columns && PerRow(n, n.Inputs[1], scalar: true).Domain == n.Inputs[0].Shape.Domain
            ? Shape.Of(Domain.Model, Matrix(n).Rows * Matrix(n).Columns)
            : throw Wrong(n, "needs a row of the table for each token"),
    };

    private static readonly Dictionary<Op, int> s_operands = new()
    {
        [Op.Input] = 0, [Op.Tokens] = 0, [Op.OutputGradient] = 0, [Op.Parameter] = 0, [Op.Constant] = 0, [Op.Previous] = 0, [Op.Random] = 0, [Op.StepCount] = 0, [Op.StepIndex] = 0,
        [Op.SpreadMax] = 2, [Op.Rotate] = 2, [Op.WeightGradient] = 2, [Op.ConvGradient] = 2, [Op.TableGradient] = 2,
    };

    /// <summary>Whether an op has its row.</summary>
    public static bool Has(Op op) => s_rules.ContainsKey(op);

    /// <summary>The shape a node must have.</summary>
    /// <exception cref="InvalidOperationException">Its operands, parameter or declared shape do not fit; the message names the node.</exception>
    public static Shape Of(Node node)
    {
        if (!s_rules.TryGetValue(node.Op, out Func<Node, Shape>? rule))
            throw Wrong(node, "has no shape rule");
        if (!s_operands.TryGetValue(node.Op, out int operands))
            operands = OpKinds.IsAttention(node.Op) ? AttentionOperands(node) : node.Op == Op.Conv ? Math.Max(1, Math.Min(node.Inputs.Count, 2)) : 1;
        if (!OpKinds.IsPointwise(node.Op) && (node.Op == Op.Concat ? node.Inputs.Count == 0 : node.Inputs.Count != operands))
            throw Wrong(node, $"has {node.Inputs.Count} operands");
        return rule(node);
    }

    private static Shape Declared(Node node, bool fits, string need) => fits ? node.Shape : throw Wrong(node, need);

    private static Func<Node, Shape> Pointwise(int operands) => node =>
    {
        if (node.Inputs.Count != operands)
            throw Wrong(node, $"has {node.Inputs.Count} operands instead of {operands}");
        Shape? wide = null;
        foreach (Node input in node.Inputs)
        {
            if (input.Shape.IsScalar)
                continue;
            if (wide is not null && wide.Parts != input.Shape.Parts)
                throw Wrong(node, "mixes operands " + string.Join(" and ", node.Inputs.Select(i => i.Shape)));
            wide = input.Shape;
        }

        return new Shape(Widest(node), wide?.Parts ?? default);
    };

    private static Domain Widest(Node node) => node.Inputs.Max(i => i.Shape.Domain);

    private static Shape Product(Node node, int from, int to)
    {
        Shape operand = PerRow(node, node.Inputs[0]);
        if (operand.Width != from)
            throw Wrong(node, $"has an operand of width {operand.Width} where the slice of {node.Weight!.Parameter.Name} takes {from}");
        if (node.Shape.IsScalar || node.Shape.Width != to)
            throw Wrong(node, $"declares {node.Shape} where the slice of {node.Weight!.Parameter.Name} yields {to}");
        return node.Shape.In(operand.Domain);
    }

    /// <summary>Whole channels of all positions in every part, as many together as the weight has for them.</summary>
    private static Shape Convolution(Node node, Extent? from, int fromWeights, Extent? to, int toWeights)
    {
        ConvForm form = node.Conv ?? throw Wrong(node, "has no geometry");
        Shape operand = PerRow(node, node.Inputs[0]);
        (int channels, int results) = node.Op == Op.Conv ? (fromWeights / form.Taps, toWeights) : (fromWeights, toWeights / form.Taps);
        if (!AreChannels(operand, from!, channels) || node.Shape.IsScalar || !AreChannels(node.Shape, to!, results) || node.Weight!.Parameter.Taps != form.Taps)
            throw Wrong(node, $"cannot make {node.Shape} of {operand} with {form}");
        if (node.Inputs.Count > 1 && node.Inputs[1].Shape != node.Shape.In(operand.Domain))
            throw Wrong(node, $"cannot start from {node.Inputs[1].Shape}");
        return node.Shape.In(operand.Domain);
    }

    private static bool AreChannels(Shape shape, Extent frame, int channels) =>
        shape.Parts.All(p => p % frame.Count == 0) && shape.Width == frame.Count * channels;

    private static Shape ConvGradient(Node node)
    {
        ConvForm form = node.Conv ?? throw Wrong(node, "has no geometry");
        WeightSlice weight = Matrix(node);
        (Shape dy, Shape x) = (PerRow(node, node.Inputs[0]), PerRow(node, node.Inputs[1]));
        return AreChannels(dy, form.Out, weight.Rows) && AreChannels(x, form.In, weight.Columns / form.Taps) && dy.Domain == x.Domain
            ? Shape.Of(Domain.Model, weight.Rows * weight.Columns)
            : throw Wrong(node, "needs operands of the slice's channels in one domain");
    }

    private static Shape Picked(Node node, int? from, int? to)
    {
        Shape operand = node.Inputs[0].Shape;
        return from is not null && !operand.IsScalar && operand.Parts.All(p => p == from)
            ? Shape.Of(operand.Domain, [.. operand.Parts.Select(_ => to!.Value)])
            : throw Wrong(node, $"cannot pick from {operand}");
    }

    private static Shape PerRow(Node node, Node operand, bool scalar = false) =>
        operand.Shape.Domain != Domain.Model && operand.Shape.IsScalar == scalar
            ? operand.Shape
            : throw Wrong(node, $"cannot use %{operand.Id} : {operand.Shape}; it needs {(scalar ? "one number" : "units")} per row or step");

    private static Shape PerStep(Node node, Node operand) =>
        operand.Shape.Domain == Domain.Step ? operand.Shape : throw Wrong(node, $"needs a value per step, not {operand.Shape}");

    private static Shape OncePerRow(Node node, Node operand) =>
        operand.Shape.Domain == Domain.Row ? operand.Shape : throw Wrong(node, $"needs a value per row, not {operand.Shape}");

    /// <summary>Queries, keys and values have one part each; keys and values exist at every step.</summary>
    private static AttentionForm AttentionOf(Node node)
    {
        AttentionForm form = node.Attention ?? throw Wrong(node, "does not say how steps are weighed");
        (Shape q, Shape k, Shape v) = (PerRow(node, node.Inputs[0]), PerStep(node, node.Inputs[1]), PerStep(node, node.Inputs[2]));
        bool fits = q.Parts.Count == 1 && k.Parts.Count == 1 && v.Parts.Count == 1 && q.Width == k.Width;
        if (!fits || form.Heads < 1 || k.Width % form.Heads != 0 || v.Width % form.Heads != 0)
            throw Wrong(node, $"cannot weigh {v} by {q} and {k} with {form.Heads} heads");
        if (form.Filters is { } filters && (node.Weight is null || filters.Rows != k.Width || node.Inputs[3].Shape.Domain != q.Domain || node.Inputs[3].Shape.Parts.Count != 1))
            throw Wrong(node, "has filters that do not fit its additive scores");
        if (form.IsMap && (q.Domain != Domain.Step || form.Window < 0 || form.Longest < 0 || form.Dropout < 0 || form.Dropout >= 1 || (form.Longest > 0 && form.Heads > 1)))
            throw Wrong(node, $"cannot weigh as {form}");
        if (node.Weight is not null && (form.Heads != 1 || Vector(node).Rows != k.Width))
            throw Wrong(node, "adds queries and keys of another width than its vector's, or in heads");
        return form.Scale > 0 && !(form.Causal && q.Domain != Domain.Step) ? form : throw Wrong(node, $"cannot weigh as {form}");
    }

    private static int AttentionOperands(Node node) =>
        (node.Attention?.Operands ?? 3) + (node.Op == Op.Attend ? 0 : node.Attention is { Longest: > 0 } ? 3 : 2);

    private static Shape AttentionShape(Node node, AttentionForm form)
    {
        (Shape q, int width) = (node.Inputs[0].Shape, node.Inputs[2].Shape.Width);
        return form.Longest > 0 ? Shape.Of(q.Domain, width, form.Heads, form.Longest) : Shape.Of(q.Domain, width, form.Heads);
    }

    private static Shape AttentionGradient(Node node, int operand)
    {
        AttentionForm form = AttentionOf(node);
        (Shape q, Shape v, int y) = (node.Inputs[0].Shape, node.Inputs[2].Shape, form.Operands);
        bool fits = node.Inputs[y].Shape == AttentionShape(node, form) && node.Inputs[y + 1].Shape == v.In(q.Domain);
        return fits && operand < y && (form.Longest == 0 || node.Inputs[y + 2].Shape == Shape.Of(q.Domain, form.Longest))
            ? node.Inputs[operand].Shape
            : throw Wrong(node, "needs the value and the gradient of what it differentiates");
    }

    private static WeightSlice Matrix(Node node)
    {
        WeightSlice slice = node.Weight ?? throw Wrong(node, "has no parameter");
        return !slice.Parameter.IsVector && Fits(slice.Row, slice.Rows, slice.Parameter.Rows) && Fits(slice.Column, slice.Columns, slice.Parameter.Columns)
            ? slice
            : throw Wrong(node, $"slices {slice.Parameter.Name} outside its {slice.Parameter.Rows} x {slice.Parameter.Columns}");
    }

    private static WeightSlice Vector(Node node)
    {
        WeightSlice slice = node.Weight ?? throw Wrong(node, "has no parameter");
        return slice.Parameter.IsVector && Fits(slice.Row, slice.Rows, slice.Parameter.Rows)
            ? slice
            : throw Wrong(node, $"slices {slice.Parameter.Name} outside its {slice.Parameter.Rows} entries");
    }

    private static bool Fits(int start, int count, int size) => start >= 0 && count > 0 && start + count <= size;

    private static InvalidOperationException Wrong(Node node, string what) => new($"{node} {what}.");
}
