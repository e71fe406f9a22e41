using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Interpreter;

/// <summary>What each op computes, for one row and one step, in the plainest form.</summary>
internal static class InterpreterRules
{
    private delegate double[] Rule(Node node, Evaluation e, int row, int step);

    private static readonly Dictionary<Op, Rule> s_rules = new()
    {
        [Op.Input] = (n, e, row, step) => e.Input(n, row, step),
        [Op.Tokens] = (n, e, row, step) => [e.Token(n, row, step)],
        [Op.OutputGradient] = (n, e, row, step) => e.OutputGradient(n, row, step),
        [Op.Parameter] = (n, e, _, _) => Units(n, u => e.Run.Parameters[n.Weight!.Parameter.Name][n.Weight.Row + u]),
        [Op.Constant] = (n, _, _, _) => [n.Value],
        [Op.Previous] = (n, e, row, step) => step == e.First(n.State!, row)
            ? e.Initial(n.State!, row)
            : e.Of(n.State!.Next, row, n.State.Direction == Direction.Forward ? step - 1 : step + 1),
        [Op.Random] = (n, e, row, step) =>
        {
            uint key = DropoutHash.Key(e.Run.Seed, e.Run.Call, n.Index, e.Run.RowOffset + row, n.Shape.Domain == Domain.Step ? step : 0);
            return Units(n, u => e.Run.Training ? DropoutHash.Factor(key, u, n.Value) : 1);
        },
        [Op.StepCount] = (n, e, row, _) => [e.Run.Length(row, n.Axis)],
        [Op.StepIndex] = (_, _, _, step) => [step],

        [Op.Add] = Pointwise,
        [Op.Subtract] = Pointwise,
        [Op.Multiply] = Pointwise,
        [Op.Divide] = Pointwise,
        [Op.Negate] = Pointwise,
        [Op.Sigmoid] = Pointwise,
        [Op.Tanh] = Pointwise,
        [Op.Relu] = Pointwise,
        [Op.Exp] = Pointwise,
        [Op.Log] = Pointwise,
        [Op.Sqrt] = Pointwise,
        [Op.Abs] = Pointwise,
        [Op.Max] = Pointwise,
        [Op.Min] = Pointwise,
        [Op.Greater] = Pointwise,
        [Op.Select] = Pointwise,

        [Op.Linear] = (n, e, row, step) =>
        {
            double[] x = e.Of(n.Inputs[0], row, step);
            return Units(n, u => Sum(n.Weight!.Columns, k => Entry(n, e, u, k) * x[k]));
        },
        [Op.LinearTransposed] = (n, e, row, step) =>
        {
            double[] dy = e.Of(n.Inputs[0], row, step);
            return Units(n, u => Sum(n.Weight!.Rows, k => Entry(n, e, k, u) * dy[k]));
        },
        [Op.Conv] = InterpreterFrames.Conv,
        [Op.ConvTransposed] = InterpreterFrames.Transposed,
        [Op.Gather] = (n, e, row, step) =>
        {
            int token = e.Token(n.Inputs[0], row, step);
            return Units(n, u => Entry(n, e, token, u));
        },

        [Op.Rotate] = (n, e, row, step) =>
        {
            double[] x = e.Of(n.Inputs[0], row, step);
            int token = e.Token(n.Inputs[1], row, step), units = n.Weight!.Columns, half = units / 2;
            return Units(n, u => u % units < half
                ? (x[u] * Entry(n, e, token, u % units)) - (Turn(n) * x[u + half] * Entry(n, e, token, (u % units) + half))
                : (x[u] * Entry(n, e, token, (u % units) - half)) + (Turn(n) * x[u - half] * Entry(n, e, token, u % units)));
        },

        [Op.Slice] = (n, e, row, step) =>
        {
            double[] x = e.Of(n.Inputs[0], row, step);
            int first = n.Inputs[0].Shape.Parts.Take(n.Index).Sum();
            return Units(n, u => x[first + u]);
        },
        [Op.Concat] = (n, e, row, step) => [.. n.Inputs.SelectMany(i => e.Of(i, row, step))],
        [Op.Regroup] = (n, e, row, step) => e.Of(n.Inputs[0], row, step),
        [Op.Pick] = InterpreterFrames.Pick,
        [Op.PickSum] = InterpreterFrames.PickSum,
        [Op.SumUnits] = (n, e, row, step) => [e.Of(n.Inputs[0], row, step).Sum()],
        [Op.Fill] = (n, e, row, step) => Units(n, _ => e.Of(n.Inputs[0], row, step)[0]),

        [Op.TakeEnd] = (n, e, row, _) => e.Of(n.Inputs[0], row, End(n, e, row)),
        [Op.SpreadEnd] = (n, e, row, step) => step == End(n, e, row) ? e.Of(n.Inputs[0], row, 0) : new double[n.Shape.Width],
        [Op.SumSteps] = (n, e, row, _) => Units(n, u => Sum(e.Run.Length(row, n.Axis), t => e.Of(n.Inputs[0], row, t)[u])),
        [Op.Repeat] = (n, e, row, _) => e.Of(n.Inputs[0], row, 0),
        [Op.MaxSteps] = (n, e, row, _) => Units(n, u => e.Of(n.Inputs[0], row, Highest(n, e, row, u))[u]),
        [Op.SpreadMax] = (n, e, row, step) => Units(n, u => step == Highest(n, e, row, u) ? e.Of(n.Inputs[1], row, 0)[u] : 0),

        [Op.Cross] = (n, e, row, _) => e.Of(n.Inputs[0], row, 0),

        [Op.Attend] = InterpreterAttention.Attend,
        [Op.AttendQuery] = InterpreterAttention.Query,
        [Op.AttendKey] = InterpreterAttention.Key,
        [Op.AttendValue] = InterpreterAttention.Value,
        [Op.AttendMemory] = InterpreterAttention.Memory,
        [Op.AttendScore] = InterpreterAttention.Score,
        [Op.AttendFilters] = InterpreterAttention.Filters,

        [Op.WeightGradient] = (n, e, _, _) => OverAll(n, e, (sum, row, step) =>
        {
            double[] dy = e.Of(n.Inputs[0], row, step);
            double[] x = e.Of(n.Inputs[1], row, step);
            for (int i = 0; i < sum.Length; i++)
                sum[i] += dy[i / x.Length] * x[i % x.Length];
        }),
        [Op.ConvGradient] = (n, e, _, _) => OverAll(n, e, (sum, row, step) => InterpreterFrames.AddGradient(n, e.Of(n.Inputs[0], row, step), e.Of(n.Inputs[1], row, step), sum)),
        [Op.VectorGradient] = (n, e, _, _) => OverAll(n, e, (sum, row, step) =>
        {
            double[] dy = n.Pick is null ? e.Of(n.Inputs[0], row, step) : InterpreterFrames.Back(n, e.Of(n.Inputs[0], row, step));
            for (int i = 0; i < sum.Length; i++)
                sum[i] += dy[i];
        }),
        [Op.TableGradient] = (n, e, _, _) => OverAll(n, e, (sum, row, step) =>
        {
            double[] dy = e.Of(n.Inputs[0], row, step);
            int first = e.Token(n.Inputs[1], row, step) * dy.Length;
            for (int i = 0; i < dy.Length; i++)
                sum[first + i] += dy[i];
        }),
    };

    /// <summary>Whether an op has its row.</summary>
    public static bool Has(Op op) => s_rules.ContainsKey(op);

    /// <summary>The units of a node's value.</summary>
    public static double[] Apply(Node node, Evaluation evaluation, int row, int step) => s_rules[node.Op](node, evaluation, row, step);

    private static double[] Pointwise(Node node, Evaluation e, int row, int step)
    {
        double[][] operands = [.. node.Inputs.Select(i => e.Of(i, row, step))];
        double At(int operand, int unit) => operand >= operands.Length ? 0 : operands[operand][node.Inputs[operand].Shape.IsScalar ? 0 : unit];
        return Units(node, u => PointwiseMaths.Apply(node.Op, At(0, u), At(1, u), At(2, u)));
    }

    private static double[] Units(Node node, Func<int, double> unit)
    {
        double[] value = new double[node.Shape.Width];
        for (int u = 0; u < value.Length; u++)
            value[u] = unit(u);
        return value;
    }

    private static double Sum(int count, Func<int, double> term)
    {
        double sum = 0;
        for (int k = 0; k < count; k++)
            sum += term(k);
        return sum;
    }

    /// <summary>Entry (row, column) of the node's slice of its matrix.</summary>
    private static double Entry(Node node, Evaluation e, int row, int column)
    {
        WeightSlice w = node.Weight!;
        return e.Run.Parameters[w.Parameter.Name][((w.Row + row) * w.Parameter.Columns) + w.Column + column];
    }

    private static int Turn(Node node) => node.Index == 0 ? 1 : -1;

    private static int End(Node node, Evaluation e, int row) => node.Index == 0 ? e.Run.Length(row, node.Axis) - 1 : 0;

    /// <summary>First step that holds the maximum of a unit.</summary>
    private static int Highest(Node node, Evaluation e, int row, int unit)
    {
        int highest = 0;
        for (int t = 1; t < e.Run.Length(row, node.Axis); t++)
        {
            if (e.Of(node.Inputs[0], row, t)[unit] > e.Of(node.Inputs[0], row, highest)[unit])
                highest = t;
        }

        return highest;
    }

    /// <summary>Sums over rows, and over valid steps when the first operand has any.</summary>
    private static double[] OverAll(Node node, Evaluation e, Action<double[], int, int> add)
    {
        double[] sum = new double[node.Shape.Width];
        bool perStep = node.Inputs[0].Shape.Domain == Domain.Step;
        for (int row = 0; row < e.Run.Batch; row++)
        {
            for (int step = 0; step < (perStep ? e.Run.Length(row, node.Inputs[0].Axis) : 1); step++)
                add(sum, row, step);
        }

        return sum;
    }
}
