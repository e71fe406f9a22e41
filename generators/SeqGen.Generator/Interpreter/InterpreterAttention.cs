using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Interpreter;

/// <summary>Attention and its gradients, for one query or one step, in the plainest form.</summary>
internal static class InterpreterAttention
{
    /// <summary>y = sum over steps j of p_j v_j, and ln(sum_j e^(scale q k_j)), for each head.</summary>
    public static double[] Attend(Node node, Evaluation e, int row, int step)
    {
        int heads = node.Attention!.Heads, width = node.Inputs[2].Shape.Width;
        double[] result = new double[width + heads + node.Attention.Longest];
        for (int head = 0; head < heads; head++)
        {
            (double[] weights, result[width + head]) = Weights(node, e, row, step, head);
            for (int j = 0; j < weights.Length; j++)
                Add(result, weights[j] * Kept(node, e, row, step, head, j), e.Of(node.Inputs[2], row, j), head, heads, width);
            if (node.Attention.Longest > 0)
                weights.CopyTo(result, width + 1);
        }

        return result;
    }

    /// <summary>dq = scale * sum over steps j of ds_j k_j.</summary>
    public static double[] Query(Node node, Evaluation e, int row, int step)
    {
        double[] dq = new double[node.Shape.Width];
        for (int head = 0; head < node.Attention!.Heads; head++)
        {
            double[] ds = ScoreGradients(node, e, row, step, head);
            for (int j = 0; j < ds.Length; j++)
                Add(dq, node.Attention.Scale * ds[j], Partner(node, e, row, step, j, ofKey: false), head, node.Attention.Heads, dq.Length);
        }

        return dq;
    }

    /// <summary>dk = scale * sum over queries i of ds_i q_i.</summary>
    public static double[] Key(Node node, Evaluation e, int row, int step) =>
        OverQueries(node, e, row, step, (dk, i, head) =>
            Add(dk, node.Attention!.Scale * ScoreGradients(node, e, row, i, head)[step], Partner(node, e, row, i, step, ofKey: true), head, node.Attention.Heads, dk.Length));

    /// <summary>dv = sum over queries i of p_i dy_i.</summary>
    public static double[] Value(Node node, Evaluation e, int row, int step) =>
        OverQueries(node, e, row, step, (dv, i, head) =>
            Add(dv, Weights(node, e, row, i, head).Weights[step] * Kept(node, e, row, i, head, step), e.Of(node.Inputs[node.Attention!.Operands + 1], row, i), head, node.Attention!.Heads, dv.Length));

    /// <summary>dm = scale * sum over steps j of ds_j F^T (w (1 - tanh^2)), each tap at its place.</summary>
    public static double[] Memory(Node node, Evaluation e, int row, int step)
    {
        double[] dm = new double[node.Shape.Width], ds = ScoreGradients(node, e, row, step, 0);
        for (int j = 0; j < ds.Length; j++)
        {
            double[] partner = Partner(node, e, row, step, j, ofKey: false);
            foreach ((int tap, int place) in Taps(node, ds.Length, j))
                dm[place] += node.Attention!.Scale * ds[j] * partner.Select((p, u) => p * Filter(node, e, u, tap)).Sum();
        }

        return dm;
    }

    /// <summary>dw = scale * sum over queries i and steps j of ds_ij tanh(q_i + k_j).</summary>
    public static double[] Score(Node node, Evaluation e, int row, int step) =>
        OverPairs(node, e, (sum, its, i, j, ds) => Add(sum, ds, Tanh(node, e, its, i, j), 0, 1, sum.Length));

    /// <summary>dF = scale * sum over queries i and steps j of ds_ij w (1 - tanh^2) m^T.</summary>
    public static double[] Filters(Node node, Evaluation e, int row, int step) =>
        OverPairs(node, e, (sum, its, i, j, ds) =>
        {
            double[] partner = Partner(node, e, its, i, j, ofKey: false), memory = e.Of(node.Inputs[3], its, i);
            foreach ((int tap, int place) in Taps(node, e.Run.Length(its, node.Inputs[1].Axis), j))
            {
                for (int u = 0; u < partner.Length; u++)
                    sum[(u * node.Attention!.Filters!.Columns) + tap] += ds * partner[u] * memory[place];
            }
        });

    /// <summary>Adds up over all rows, queries and steps; what is added gets the row, the query, the step and scale * ds.</summary>
    private static double[] OverPairs(Node node, Evaluation e, Action<double[], int, int, int, double> add)
    {
        double[] sum = new double[node.Shape.Width];
        for (int row = 0; row < e.Run.Batch; row++)
        {
            int queries = node.Inputs[0].Shape.Domain == Domain.Step ? e.Run.Length(row, node.Inputs[0].Axis) : 1;
            for (int i = 0; i < queries; i++)
            {
                double[] ds = ScoreGradients(node, e, row, i, 0);
                for (int j = 0; j < ds.Length; j++)
                    add(sum, row, i, j, node.Attention!.Scale * ds[j]);
            }
        }

        return sum;
    }

    /// <summary>What a score's gradient is multiplied with for that of the query (of the key): the other of the two, or w (1 - tanh^2).</summary>
    private static double[] Partner(Node node, Evaluation e, int row, int query, int key, bool ofKey) =>
        node.Weight is null ? ofKey ? e.Of(node.Inputs[0], row, query) : e.Of(node.Inputs[1], row, key)
        : [.. Tanh(node, e, row, query, key).Select((t, u) => Weight(node, e, u) * (1 - (t * t)))];

    private static double[] Tanh(Node node, Evaluation e, int row, int query, int key)
    {
        double[] sums = [.. e.Of(node.Inputs[0], row, query).Zip(e.Of(node.Inputs[1], row, key), (q, k) => q + k)];
        if (node.Attention!.Filters is not null)
        {
            double[] memory = e.Of(node.Inputs[3], row, query);
            foreach ((int tap, int place) in Taps(node, e.Run.Length(row, node.Inputs[1].Axis), key))
            {
                for (int u = 0; u < sums.Length; u++)
                    sums[u] += Filter(node, e, u, tap) * memory[place];
            }
        }

        return [.. sums.Select(Math.Tanh)];
    }

    /// <summary>Each tap of the filters at a step, and the step whose number it multiplies, as far as there is one.</summary>
    private static IEnumerable<(int Tap, int Place)> Taps(Node node, int steps, int key)
    {
        int taps = node.Attention!.Filters!.Columns;
        return Enumerable.Range(0, taps).Select(tap => (tap, key + tap - (taps / 2))).Where(t => t.Item2 >= 0 && t.Item2 < steps);
    }

    private static double Filter(Node node, Evaluation e, int unit, int tap)
    {
        WeightSlice filters = node.Attention!.Filters!;
        return e.Run.Parameters[filters.Parameter.Name][((filters.Row + unit) * filters.Parameter.Columns) + filters.Column + tap];
    }

    /// <summary>The dropout factor of a weight.</summary>
    private static double Kept(Node node, Evaluation e, int row, int query, int head, int key)
    {
        AttentionForm form = node.Attention!;
        return form.Dropout > 0 && e.Run.Training
            ? DropoutHash.Factor(DropoutHash.Key(e.Run.Seed, e.Run.Call, form.Draw, e.Run.RowOffset + row, query), (head << 20) + key, form.Dropout)
            : 1;
    }

    private static double Weight(Node node, Evaluation e, int unit) => e.Run.Parameters[node.Weight!.Parameter.Name][node.Weight.Row + unit];

    /// <summary>Adds up over the queries that see a step, head by head.</summary>
    private static double[] OverQueries(Node node, Evaluation e, int row, int step, Action<double[], int, int> add)
    {
        double[] sum = new double[node.Shape.Width];
        int queries = node.Inputs[0].Shape.Domain == Domain.Step ? e.Run.Length(row, node.Inputs[0].Axis) : 1;
        for (int i = node.Attention!.Causal ? step : 0; i < queries; i++)
        {
            for (int head = 0; head < node.Attention.Heads; head++)
                add(sum, i, head);
        }

        return sum;
    }

    /// <summary>p_j (c_j - sum over j' of p_j' c_j') with c_j = dy v_j, and what flows into the weights themselves.</summary>
    private static double[] ScoreGradients(Node node, Evaluation e, int row, int step, int head)
    {
        int y = node.Attention!.Operands;
        double[] weights = Weights(node, e, row, step, head).Weights;
        double[] own = node.Attention.Longest > 0 ? e.Of(node.Inputs[y + 2], row, step) : new double[weights.Length];
        double[] changes = [.. weights.Select((_, j) => (Kept(node, e, row, step, head, j) * Dot(e.Of(node.Inputs[y + 1], row, step), e.Of(node.Inputs[2], row, j), head, node.Attention.Heads)) + own[j])];
        double mean = weights.Zip(changes, (p, c) => p * c).Sum();
        return [.. weights.Zip(changes, (p, c) => p * (c - mean))];
    }

    /// <summary>Weights of the steps up to the last that is seen, and what the softmax divides by.</summary>
    private static (double[] Weights, double LogSum) Weights(Node node, Evaluation e, int row, int step, int head)
    {
        AttentionForm form = node.Attention!;
        double[] q = e.Of(node.Inputs[0], row, step);
        int steps = e.Run.Length(row, node.Inputs[1].Axis), center = Math.Min(step, steps - 1);
        bool Sees(int j) => form.Window == 0 || Math.Abs(j - center) <= form.Window;
        double[] scores = [.. Enumerable.Range(0, form.Causal ? step + 1 : steps).Select(j => !Sees(j) ? double.NegativeInfinity : form.Scale * (node.Weight is null
            ? Dot(q, e.Of(node.Inputs[1], row, j), head, form.Heads)
            : Tanh(node, e, row, step, j).Select((t, u) => t * Weight(node, e, u)).Sum()))];
        double highest = scores.Max();
        double logSum = highest + Math.Log(scores.Sum(s => Math.Exp(s - highest)));
        return ([.. scores.Select(s => Math.Exp(s - logSum))], logSum);
    }

    /// <summary>Product of two vectors' units of a head.</summary>
    private static double Dot(double[] a, double[] b, int head, int heads)
    {
        int units = a.Length / heads;
        return Enumerable.Range(head * units, units).Sum(u => a[u] * b[u]);
    }

    /// <summary>Adds the units of a head, times a factor.</summary>
    private static void Add(double[] sum, double factor, double[] value, int head, int heads, int width)
    {
        int units = width / heads;
        for (int u = head * units; u < (head + 1) * units; u++)
            sum[u] += factor * value[u];
    }
}
