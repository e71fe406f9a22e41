using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>
/// Moves pointwise maths that only a loop uses into the loop, where its operands are loaded anyway.
/// <code>
/// %1 = i * (1 - i)   loop { di = dc * g * %1 }      becomes      loop { di = dc * g * i * (1 - i) }
/// </code>
/// Valid because it runs once per step and row either way; what moves is not stored.
/// </summary>
internal static class SinkIntoLoops
{
    public static IReadOnlyList<Loop> Run(IReadOnlyList<Node> nodes, IReadOnlyList<Loop> loops, Uses uses)
    {
        var own = new HashSet<Node>(nodes);
        var loopOf = new Dictionary<Node, Loop>();
        foreach (Loop loop in loops)
            foreach (Node node in loop.Body)
                loopOf[node] = loop;
        var added = loops.ToDictionary(l => l, _ => new List<Node>());
        var ends = new HashSet<Node>(loops.SelectMany(l => l.States).SelectMany(s => new[] { s.Initial }).OfType<Node>());
        foreach (Node node in nodes.Reverse())
        {
            if (loopOf.ContainsKey(node) || node.Shape.Domain != Domain.Step || ends.Contains(node) || !CanMove(node))
                continue;
            Node[] users = [.. uses.Of(node)];
            if (users.Length == 0 || !users.All(u => own.Contains(u) && loopOf.ContainsKey(u)))
                continue;
            Loop target = loopOf[users[0]];
            if (users.Any(u => loopOf[u] != target || !OpKinds.IsPointwise(u.Op)))
                continue;
            loopOf[node] = target;
            added[target].Add(node);
        }

        return [.. loops.Select(l => l with { Body = [.. l.Body.Concat(added[l]).OrderBy(n => n.Id)] })];
    }

    /// <summary>A product's sum with its bias stays with the product.</summary>
    private static bool CanMove(Node node) =>
        OpKinds.IsPointwise(node.Op) && !node.Shape.IsScalar && !(node.Op == Op.Add && (Views.IsProduct(node.Inputs[0].Op) || node.Inputs[0].Op == Op.Conv));
}
