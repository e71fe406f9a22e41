using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Interpreter;

/// <summary>Attention and its gradients, for one query or one step, in the plainest form.</summary>
internal static class InterpreterAttention
{
    /// <summary>y = sum over steps j of p_j v_j, and ln(sum_j e^(scale q k_j)), for each head.</summary>
    public static double[] Attend(Node node, Evaluation e, int row, int step)
    {
        int heads = node.Attention!.Heads, width = node.Inputs[2].Shape.Width;
        double[] result = new double[width + heads];
        for (int head = 0; head < heads; head++)
        {
            (double[] weights, result[width + head]) = Weights(node, e, row, step, head);
            for (int j = 0; j < weights.Length; j++)
                Add(result, weights[j], e.Of(node.Inputs[2], row, j), head, heads, width);
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
            Add(dv, Weights(node, e, row, i, head).Weights[step], e.Of(node.Inputs[4], row, i), head, node.Attention!.Heads, dv.Length));

    /// <summary>dw = scale * sum over queries i and steps j of ds_ij tanh(q_i + k_j).</summary>
    public static double[] Score(Node node, Evaluation e, int row, int step)
    {
        double[] sum = new double[node.Shape.Width];
        for (row = 0; row < e.Run.Batch; row++)
        {
            int queries = node.Inputs[0].Shape.Domain == Domain.Step ? e.Run.Length(row, node.Inputs[0].Axis) : 1;
            for (int i = 0; i < queries; i++)
            {
                double[] ds = ScoreGradients(node, e, row, i, 0);
                for (int j = 0; j < ds.Length; j++)
                    Add(sum, node.Attention!.Scale * ds[j], Tanh(node, e, row, i, j), 0, 1, sum.Length);
            }
        }

        return sum;
    }

    /// <summary>What a score's gradient is multiplied with for that of the query (of the key): the other of the two, or w (1 - tanh^2).</summary>
    private static double[] Partner(Node node, Evaluation e, int row, int query, int key, bool ofKey) =>
        node.Weight is null ? ofKey ? e.Of(node.Inputs[0], row, query) : e.Of(node.Inputs[1], row, key)
        : [.. Tanh(node, e, row, query, key).Select((t, u) => Weight(node, e, u) * (1 - (t * t)))];

    private static double[] Tanh(Node node, Evaluation e, int row, int query, int key) =>
        [.. e.Of(node.Inputs[0], row, query).Zip(e.Of(node.Inputs[1], row, key), (q, k) => Math.Tanh(q + k))];

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

    /// <summary>p_j (dy v_j - sum over j' of p_j' dy v_j').</summary>
    private static double[] ScoreGradients(Node node, Evaluation e, int row, int step, int head)
    {
        double[] weights = Weights(node, e, row, step, head).Weights;
        double[] changes = [.. weights.Select((_, j) => Dot(e.Of(node.Inputs[4], row, step), e.Of(node.Inputs[2], row, j), head, node.Attention!.Heads))];
        double mean = weights.Zip(changes, (p, c) => p * c).Sum();
        return [.. weights.Zip(changes, (p, c) => p * (c - mean))];
    }

    private static (double[] Weights, double LogSum) Weights(Node node, Evaluation e, int row, int step, int head)
    {
        AttentionForm form = node.Attention!;
        double[] q = e.Of(node.Inputs[0], row, step);
        double[] scores = [.. Enumerable.Range(0, form.Causal ? step + 1 : e.Run.Length(row, node.Inputs[1].Axis)).Select(j => form.Scale * (node.Weight is null
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
