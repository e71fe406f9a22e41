using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>
/// Computes equal values once.
/// <code>
/// %8 = Concat(di, df)   %9 = Concat(di, df)   dW += %8 x^T   dU += %9 h^T      becomes      dW += %8 x^T   dU += %8 h^T
/// </code>
/// Valid because an operation has no effect but its value; sinks and states are left alone.
/// </summary>
internal static class ShareEqual
{
    /// <summary>Rewires users in place and returns the nodes that remain.</summary>
    /// <param name="nodes">Nodes of a pass, operands first.</param>
    /// <param name="states">Its states.</param>
    /// <param name="results">Values that leave the pass.</param>
    public static IReadOnlyList<Node> Run(IReadOnlyList<Node> nodes, IReadOnlyList<State> states, IEnumerable<Node> results)
    {
        var known = new Dictionary<string, Node>();
        var replaced = new Dictionary<Node, Node>();
        var kept = new List<Node>();
        var lasting = new HashSet<Node>(states.Select(s => s.Next).Concat(results));
        foreach (Node node in nodes)
        {
            if (node.Inputs.Any(replaced.ContainsKey))
                node.Rewire(i => replaced.TryGetValue(i, out Node? r) ? r : i);
            string key = Key(node);
            if (key.Length > 0 && known.TryGetValue(key, out Node? first) && !lasting.Contains(node))
            {
                replaced[node] = first;
                if (first.Symbol.Length == 0)
                    first.Symbol = node.Symbol;
                continue;
            }

            known[key] = node;
            kept.Add(node);
        }

        foreach (State state in states)
            if (state.Initial is not null && replaced.TryGetValue(state.Initial, out Node? initial))
                state.Initial = initial;
        return kept;
    }

    private static string Key(Node node)
    {
        if (OpKinds.IsSink(node.Op) || node.Op is Op.Previous)
            return "";
        string weight = node.Weight is { } w ? $"{w.Parameter.Name}:{w.Row}:{w.Rows}:{w.Column}:{w.Columns}" : "";
        string inputs = string.Join(",", node.Inputs.Select(i => Naming(i.Id)));
        return $"{node.Op}|{inputs}|{Naming(node.Index)}|{node.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}|{weight}|{node.Attention}|{node.Conv}|{node.Pick}|{node.Shape}|{node.Layer.Order}";
    }

    private static string Naming(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
