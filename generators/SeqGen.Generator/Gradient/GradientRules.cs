using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Gradient;

/// <summary>The derivative of each op: given y and dy it contributes to the gradients of y's operands. In terms of y wherever that exists.</summary>
internal static class GradientRules
{
    private delegate void Rule(Node y, Node dy, GradientWalk walk, GraphBuilder b);

    private static readonly Rule s_none = (_, _, _, _) => { };

    private static readonly Rule s_undefined = (y, _, _, _) => throw new InvalidOperationException($"{y} has no derivative: it belongs to a gradient.");

    private static readonly Dictionary<Op, Rule> s_rules = new()
    {
        [Op.Input] = (y, dy, walk, _) => walk.ToInput(y, walk.Full(y, dy)),
        [Op.Tokens] = s_none,
        [Op.OutputGradient] = s_undefined,
        [Op.Parameter] = (y, dy, walk, b) => b.Add(Op.VectorGradient, [walk.Full(y, dy)], weight: y.Weight),
        [Op.Constant] = s_none,
        [Op.Previous] = (y, dy, walk, _) => walk.ToStepBefore(y.State!, walk.Full(y, dy)),
        [Op.Random] = s_none,
        [Op.StepCount] = s_none,
        [Op.StepIndex] = s_none,

        // y = a + b: da = dy, db = dy
        [Op.Add] = Pointwise((y, dy, walk, _) => To(y, walk, () => dy, () => dy)),

        // y = a - b: da = dy, db = -dy
        [Op.Subtract] = Pointwise((y, dy, walk, b) => To(y, walk, () => dy, () => b.Negate(dy))),

        // y = a * b: da = dy * b, db = dy * a; y = a * a: da = 2 dy * a
        [Op.Multiply] = Pointwise((y, dy, walk, b) =>
        {
            if (y.Inputs[0] == y.Inputs[1])
                To(y, walk, () => b.Multiply(b.Multiply(b.Constant(2), dy), y.Inputs[0]));
            else
                To(y, walk, () => b.Multiply(dy, y.Inputs[1]), () => b.Multiply(dy, y.Inputs[0]));
        }),

        // y = a / b: da = dy / b, db = -dy * y / b
        [Op.Divide] = Pointwise((y, dy, walk, b) =>
        {
            Node da = b.Divide(dy, y.Inputs[1]);
            To(y, walk, () => da, () => b.Negate(b.Multiply(da, y)));
        }),

        // y = -a: da = -dy
        [Op.Negate] = Pointwise((y, dy, walk, b) => To(y, walk, () => b.Negate(dy))),

        // y = sigmoid(a): da = dy * y (1 - y)
        [Op.Sigmoid] = Pointwise((y, dy, walk, b) => To(y, walk, () => b.Multiply(dy, b.Multiply(y, b.Subtract(b.Constant(1), y))))),

        // y = tanh(a): da = dy * (1 - y y)
        [Op.Tanh] = Pointwise((y, dy, walk, b) => To(y, walk, () => b.Multiply(dy, b.Subtract(b.Constant(1), b.Multiply(y, y))))),

        // y = max(a, 0): da = dy where y > 0
        [Op.Relu] = Pointwise((y, dy, walk, b) => To(y, walk, () => b.Multiply(dy, b.Greater(y, b.Constant(0))))),

        // y = exp(a): da = dy * y
        [Op.Exp] = Pointwise((y, dy, walk, b) => To(y, walk, () => b.Multiply(dy, y))),

        // y = log(a): da = dy / a
        [Op.Log] = Pointwise((y, dy, walk, b) => To(y, walk, () => b.Divide(dy, y.Inputs[0]))),

        // y = sqrt(a): da = dy / 2 / y
        [Op.Sqrt] = Pointwise((y, dy, walk, b) => To(y, walk, () => b.Divide(b.Multiply(dy, b.Constant(0.5)), y))),

        // y = |a|: da = dy * sign(a), 0 at 0
        [Op.Abs] = Pointwise((y, dy, walk, b) =>
            To(y, walk, () => b.Multiply(dy, b.Subtract(b.Greater(y.Inputs[0], b.Constant(0)), b.Greater(b.Constant(0), y.Inputs[0]))))),

        // y = max(a, b): da = dy where a > b, db = the rest
        [Op.Max] = Pointwise((y, dy, walk, b) => Choose(y, dy, walk, b.Greater(y.Inputs[0], y.Inputs[1]))),

        // y = min(a, b): da = dy where a < b, db = the rest
        [Op.Min] = Pointwise((y, dy, walk, b) => Choose(y, dy, walk, b.Greater(y.Inputs[1], y.Inputs[0]))),
        [Op.Greater] = s_none,

        // y = b where a is not 0, else c
        [Op.Select] = Pointwise((y, dy, walk, b) =>
        {
            walk.To(y.Inputs[1], () => b.Select(y.Inputs[0], dy, b.Constant(0)));
            walk.To(y.Inputs[2], () => b.Select(y.Inputs[0], b.Constant(0), dy));
        }),

        // y = W x: dx = W^T dy, dW = dy x^T
        [Op.Linear] = (y, dy, walk, b) =>
        {
            Node x = y.Inputs[0];
            dy = walk.Full(y, dy);
            if (y.Weight!.Parameter.Trainable)
                b.Add(Op.WeightGradient, [dy, x], weight: y.Weight);
            walk.To(x, () => b.LinearTransposed(dy, y.Weight, [.. x.Shape.Parts]));
        },

        // y = W^T x: dx = W dy, dW = x dy^T
        [Op.LinearTransposed] = (y, dy, walk, b) =>
        {
            Node x = y.Inputs[0];
            dy = walk.Full(y, dy);
            if (y.Weight!.Parameter.Trainable)
                b.Add(Op.WeightGradient, [x, dy], weight: y.Weight);
            walk.To(x, () => b.Linear(dy, y.Weight, [.. x.Shape.Parts]));
        },

        // y[p] = start + sum over taps W[tap] x[p + tap]: dx[p + tap] += W[tap]^T dy[p], dW[tap] += dy[p] x[p + tap]^T
        [Op.Conv] = (y, dy, walk, b) =>
        {
            Node x = y.Inputs[0];
            dy = walk.Full(y, dy);
            if (y.Weight!.Parameter.Trainable)
                b.Add(Op.ConvGradient, [dy, x], weight: y.Weight, conv: y.Conv);
            walk.To(x, () => b.Add(Op.ConvTransposed, [dy], weight: y.Weight, conv: y.Conv, shape: x.Shape.In(dy.Shape.Domain)));
            if (y.Inputs.Count > 1)
                walk.To(y.Inputs[1], () => dy);
        },
        [Op.ConvTransposed] = s_undefined,
        [Op.Rotate] = (y, dy, walk, b) => walk.To(y.Inputs[0], () => b.Rotate(walk.Full(y, dy), y.Inputs[1], y.Weight!, back: y.Index == 0)),
        [Op.Gather] = (y, dy, walk, b) => b.Add(Op.TableGradient, [walk.Full(y, dy), y.Inputs[0]], weight: y.Weight),

        [Op.Slice] = (y, dy, walk, _) => walk.ToPart(y.Inputs[0], y.Index, () => walk.Full(y, dy)),
        [Op.Concat] = (y, dy, walk, b) =>
        {
            dy = walk.Full(y, dy);
            int place = 0;
            foreach (Node operand in y.Inputs)
            {
                for (int part = 0; part < operand.Shape.Parts.Count; part++, place++)
                {
                    int slice = place;
                    walk.ToPart(operand, part, () => b.Slice(dy, slice));
                }
            }
        },
        [Op.Regroup] = (y, dy, walk, b) => walk.To(y.Inputs[0], () => b.Regroup(walk.Full(y, dy), [.. y.Inputs[0].Shape.Parts])),

        // y[u] = x[pick(u)]: dx[pick(u)] += dy[u]
        [Op.Pick] = (y, dy, walk, b) =>
        {
            dy = walk.Full(y, dy);
            if (y.Inputs[0] is { Op: Op.Parameter } parameter && !y.Pick!.IsChannels)
                b.Add(Op.VectorGradient, [dy], weight: parameter.Weight, pick: y.Pick);
            else
                walk.To(y.Inputs[0], () => b.PickSum(dy, y.Pick!));
        },
        [Op.PickSum] = (y, dy, walk, b) => walk.To(y.Inputs[0], () => b.Pick(walk.Full(y, dy), y.Pick!)),
        [Op.SumUnits] = (y, dy, walk, _) => walk.To(y.Inputs[0], () => dy),
        [Op.Fill] = (y, dy, walk, _) => walk.To(y.Inputs[0], () => walk.Full(y, dy)),

        [Op.TakeEnd] = (y, dy, walk, b) =>
        {
            if (!walk.ToFinal(y.Inputs[0], y.Index, dy))
                walk.To(y.Inputs[0], () => b.SpreadEnd(dy, y.Index));
        },
        [Op.SpreadEnd] = (y, dy, walk, b) => walk.To(y.Inputs[0], () => b.TakeEnd(dy, y.Index)),
        [Op.SumSteps] = (y, dy, walk, b) => walk.To(y.Inputs[0], () => b.Repeat(dy)),
        [Op.Repeat] = (y, dy, walk, b) => walk.To(y.Inputs[0], () => b.SumSteps(dy)),
        [Op.MaxSteps] = (y, dy, walk, b) => walk.To(y.Inputs[0], () => b.SpreadMax(y.Inputs[0], walk.Full(y, dy))),
        [Op.SpreadMax] = s_undefined,

        [Op.Cross] = (y, dy, walk, b) => walk.To(y.Inputs[0], () =>
        {
            Node full = walk.Full(y, dy);
            return b.In(y.Inputs[0].Layer, () => b.Cross(full));
        }),

        // with filters s = scale * w tanh(q + k + F m): dm = F^T (scale * ds w (1 - tanh^2)), dF = the same times m; gradients of p join dy . v
        // s = scale * w tanh(q + k): dq = scale * ds w (1 - tanh^2), dk the same over queries, dw = scale * ds tanh
        // p = softmax(scale * q k), y = p v, D = dy . y: ds = p * (dy . v - D), dq = scale * ds k, dk = scale * ds^T q, dv = p^T dy
        [Op.Attend] = (y, dy, walk, b) =>
        {
            Node full = walk.Full(y, dy);
            Node[] of = y.Attention!.Longest > 0 ? [b.Slice(full, 0), b.Slice(full, 2)] : [b.Slice(full, 0)];
            walk.To(y.Inputs[0], () => b.AttendGradient(Op.AttendQuery, y, of));
            walk.To(y.Inputs[1], () => b.AttendGradient(Op.AttendKey, y, of));
            walk.To(y.Inputs[2], () => b.AttendGradient(Op.AttendValue, y, of));
            if (y.Weight is { Parameter.Trainable: true })
                b.AttendGradient(Op.AttendScore, y, of);
            if (y.Attention.Filters is null)
                return;
            walk.To(y.Inputs[3], () => b.AttendGradient(Op.AttendMemory, y, of));
            b.AttendGradient(Op.AttendFilters, y, of);
        },
        [Op.AttendQuery] = s_undefined,
        [Op.AttendKey] = s_undefined,
        [Op.AttendValue] = s_undefined,
        [Op.AttendMemory] = s_undefined,
        [Op.AttendScore] = s_undefined,
        [Op.AttendFilters] = s_undefined,

        [Op.WeightGradient] = s_undefined,
        [Op.ConvGradient] = s_undefined,
        [Op.VectorGradient] = s_undefined,
        [Op.TableGradient] = s_undefined,
    };

    /// <summary>Whether an op has its row.</summary>
    public static bool Has(Op op) => s_rules.ContainsKey(op);

    /// <summary>Contributes to the gradients of the operands of <paramref name="y"/>.</summary>
    public static void Apply(Node y, Node dy, GradientWalk walk)
    {
        if (walk.Needs(y) || y.Op == Op.Previous)
            s_rules[y.Op](y, dy, walk, walk.Builder);
    }

    /// <summary>A gradient that is one number for all units has to be spread where a scalar operand will sum it over the units.</summary>
    private static Rule Pointwise(Rule rule) => (y, dy, walk, b) =>
        rule(y, dy.Shape.IsScalar && y.Inputs.Any(i => i.Shape.IsScalar && walk.Needs(i)) ? walk.Full(y, dy) : dy, walk, b);

    private static void To(Node y, GradientWalk walk, params Func<Node>[] contributions)
    {
        for (int i = 0; i < contributions.Length; i++)
            walk.To(y.Inputs[i], contributions[i]);
    }

    private static void Choose(Node y, Node dy, GradientWalk walk, Node first)
    {
        GraphBuilder b = walk.Builder;
        Node da = b.Multiply(dy, first);
        To(y, walk, () => da, () => b.Subtract(dy, da));
    }
}
