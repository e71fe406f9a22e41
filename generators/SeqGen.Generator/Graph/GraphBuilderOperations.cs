namespace SeqGen.Generator.Graph;

internal sealed partial class GraphBuilder
{
    public Node Constant(double value) => Add(Op.Constant, [], value: value);

    /// <summary>Entries of a vector in parts; one part when none are given.</summary>
    public Node Parameter(WeightSlice slice, params int[] parts) =>
        Add(Op.Parameter, [], weight: slice, shape: Shape.Of(Domain.Model, parts.Length == 0 ? [slice.Rows] : parts));

    /// <summary>Dropout factors of a layer.</summary>
    public Node Random(int layer, double rate, Shape shape) => Add(Op.Random, [], index: layer, value: rate, shape: shape);

    public Node StepCount() => Add(Op.StepCount, []);

    public Node StepIndex() => Add(Op.StepIndex, [], shape: Shape.Of(Domain.Step));

    public Node Add(Node a, Node b) =>
        IsConstant(a, 0) ? b : IsConstant(b, 0) ? a : b.Op == Op.Negate ? Subtract(a, b.Inputs[0]) : Pointwise(Op.Add, a, b);

    public Node Subtract(Node a, Node b) =>
        IsConstant(b, 0) ? a : IsConstant(a, 0) ? Negate(b) : b.Op == Op.Negate ? Add(a, b.Inputs[0]) : Pointwise(Op.Subtract, a, b);

    public Node Multiply(Node a, Node b) =>
        IsConstant(a, 0) || IsConstant(b, 0) ? Constant(0)
        : IsConstant(a, 1) ? b
        : IsConstant(b, 1) ? a
        : IsConstant(a, -1) ? Negate(b)
        : IsConstant(b, -1) ? Negate(a)
        : Pointwise(Op.Multiply, a, b);

    public Node Divide(Node a, Node b) => IsConstant(b, 1) ? a : IsConstant(a, 0) ? a : Pointwise(Op.Divide, a, b);

    public Node Negate(Node a) => a.Op == Op.Negate ? a.Inputs[0] : Pointwise(Op.Negate, a);

    public Node Sigmoid(Node a) => Pointwise(Op.Sigmoid, a);

    public Node Tanh(Node a) => Pointwise(Op.Tanh, a);

    public Node Relu(Node a) => Pointwise(Op.Relu, a);

    public Node Exp(Node a) => Pointwise(Op.Exp, a);

    public Node Log(Node a) => Pointwise(Op.Log, a);

    public Node Sqrt(Node a) => Pointwise(Op.Sqrt, a);

    public Node Abs(Node a) => Pointwise(Op.Abs, a);

    public Node Max(Node a, Node b) => Pointwise(Op.Max, a, b);

    public Node Min(Node a, Node b) => Pointwise(Op.Min, a, b);

    /// <summary>1 where a &gt; b, else 0.</summary>
    public Node Greater(Node a, Node b) => Pointwise(Op.Greater, a, b);

    /// <summary><paramref name="a"/> where the condition is not 0, else <paramref name="b"/>.</summary>
    public Node Select(Node condition, Node a, Node b) => Pointwise(Op.Select, condition, a, b);

    /// <summary>Any pointwise op; constants alone are computed here.</summary>
    public Node Pointwise(Op op, params Node[] inputs) =>
        inputs.All(i => i.Op == Op.Constant)
            ? Constant(PointwiseMaths.Apply(op, inputs[0].Value, inputs.ElementAtOrDefault(1)?.Value ?? 0, inputs.ElementAtOrDefault(2)?.Value ?? 0))
            : Add(op, inputs);

    /// <summary>W x, its entries in parts; one part when none are given.</summary>
    public Node Linear(Node x, WeightSlice slice, params int[] outParts) =>
        Add(Op.Linear, [x], weight: slice, shape: Shape.Of(x.Shape.Domain, outParts.Length == 0 ? [slice.Rows] : outParts));

    /// <summary>W^T dy, its entries in the parts that x has.</summary>
    public Node LinearTransposed(Node dy, WeightSlice slice, params int[] inParts) =>
        Add(Op.LinearTransposed, [dy], weight: slice, shape: Shape.Of(dy.Shape.Domain, inParts.Length == 0 ? [slice.Columns] : inParts));

    /// <summary>The convolution of x, from a value or from 0 on; its channels in parts, of all positions each.</summary>
    public Node Conv(Node x, WeightSlice slice, ConvForm form, Node? start, params int[] channels) =>
        Add(Op.Conv, start is null ? [x] : [x, start], weight: slice, conv: form, shape: Shape.Of(x.Shape.Domain, [.. channels.Select(c => c * form.Out.Count)]));

    /// <summary>Other units of each part.</summary>
    public Node Pick(Node x, PickForm form) => Add(Op.Pick, [x], pick: form);

    /// <summary>Back to the parts that <see cref="Pick(Node, PickForm)"/> took units of.</summary>
    public Node PickSum(Node dy, PickForm form) => Add(Op.PickSum, [dy], pick: form);

    public Node Gather(Node tokens, WeightSlice table) => Add(Op.Gather, [tokens], weight: table);

    /// <summary>Units turned by the angles of a step; <paramref name="back"/> in the other direction.</summary>
    public Node Rotate(Node x, Node step, WeightSlice table, bool back = false) => Add(Op.Rotate, [x, step], index: back ? 1 : 0, weight: table);

    /// <summary>Part number <paramref name="part"/>; of a concatenation the operand's own.</summary>
    public Node Slice(Node x, int part)
    {
        if (x.Op == Op.Concat)
        {
            int operand = 0;
            for (; operand < x.Inputs.Count - 1 && part >= x.Inputs[operand].Shape.Parts.Count; operand++)
                part -= x.Inputs[operand].Shape.Parts.Count;
            if (x.Inputs[operand].Shape.Domain == x.Shape.Domain)
                return Slice(x.Inputs[operand], part);
            Node captured = Slice(x.Inputs[operand], part);
            return captured.Shape.Domain == Domain.Row ? Repeat(captured) : Expand(captured, captured.Shape.In(x.Shape.Domain));
        }

        return part == 0 && x.Shape.Parts.Count == 1 ? x : Add(Op.Slice, [x], index: part);
    }

    /// <summary>The parts of all operands; the value itself when these are its slices in order.</summary>
    public Node Concat(params Node[] operands)
    {
        if (operands.Length == 1)
            return operands[0];
        Node? whole = operands[0].Op == Op.Slice ? operands[0].Inputs[0] : null;
        bool isWhole = whole is not null && whole.Shape.Parts.Count == operands.Length;
        for (int i = 0; isWhole && i < operands.Length; i++)
            isWhole = operands[i].Op == Op.Slice && operands[i].Inputs[0] == whole && operands[i].Index == i;
        return isWhole ? whole! : Add(Op.Concat, operands);
    }

    /// <summary>The same units in other parts.</summary>
    public Node Regroup(Node x, params int[] parts)
    {
        Shape shape = Shape.Of(x.Shape.Domain, parts);
        return x.Shape == shape ? x : Add(Op.Regroup, [x], shape: shape);
    }

    /// <summary>Sum over the units; a scalar is its own sum.</summary>
    public Node SumUnits(Node x) => x.Shape.IsScalar ? x : Add(Op.SumUnits, [x]);

    /// <summary>Parts all filled with a scalar.</summary>
    public Node Fill(Node scalar, Shape shape) => shape.IsScalar && scalar.Shape == shape ? scalar : Add(Op.Fill, [scalar], shape: shape);

    /// <summary>The value at the last valid step (<paramref name="end"/> 0) or the first step (1).</summary>
    public Node TakeEnd(Node x, int end) => Add(Op.TakeEnd, [x], index: end);

    public Node SpreadEnd(Node x, int end) => Add(Op.SpreadEnd, [x], index: end);

    public Node SumSteps(Node x) => Add(Op.SumSteps, [x]);

    public Node Repeat(Node x) => Add(Op.Repeat, [x]);

    public Node MaxSteps(Node x) => Add(Op.MaxSteps, [x]);

    public Node SpreadMax(Node x, Node dy) => Add(Op.SpreadMax, [x, dy]);

    /// <summary>A row's value of one axis on the other: made in the current layer.</summary>
    public Node Cross(Node x) => x.Axis == CurrentLayer.Axis ? x : Add(Op.Cross, [x]);

    /// <summary>For each query the weighted sum of the values of all steps: the first part of an <see cref="Op.Attend"/>.</summary>
    public Node Attend(Node queries, Node keys, Node values, AttentionForm form, WeightSlice? score = null) =>
        Slice(Add(Op.Attend, [queries, keys, values], weight: score, attention: form), 0);

    /// <summary>One of the gradients of <paramref name="y"/>, an <see cref="Op.Attend"/>; made in the operand's layer where that is of the other axis.</summary>
    /// <param name="op">Which.</param>
    /// <param name="y">The attention.</param>
    /// <param name="dy">Gradients of its sums and, where they are a part, of its weights.</param>
    public Node AttendGradient(Op op, Node y, params Node[] dy)
    {
        Node operand = op is Op.AttendScore or Op.AttendFilters ? y : y.Inputs[op - Op.AttendQuery];
        return In(operand.Axis == y.Axis ? CurrentLayer : operand.Layer, () => Add(op, [.. y.Inputs, y, .. dy], weight: y.Weight, attention: y.Attention));
    }

    /// <summary>The value in exactly this shape: a scalar fills the parts, what exists less often is repeated.</summary>
    public Node Expand(Node x, Shape shape)
    {
        if (x.Shape == shape)
            return x;
        if (x.Shape.IsScalar && !shape.IsScalar)
            return Fill(x, shape);
        if (x.Shape.Domain == Domain.Row && shape.Domain == Domain.Step)
            return Expand(Repeat(x), shape);
        if (x.Shape.Parts == shape.Parts && x.Shape.Domain == Domain.Model && !shape.IsScalar)
            return Pointwise(Op.Add, x, Fill(Constant(0), shape));
        throw new InvalidOperationException($"{x} cannot be brought to {shape}.");
    }

    /// <summary>Whether the node is this very number.</summary>
    public static bool IsConstant(Node node, double value) => node.Op == Op.Constant && node.Value == value;
}
