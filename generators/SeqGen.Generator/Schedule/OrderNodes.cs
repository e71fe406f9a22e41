using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>A loop, or a single node outside every loop.</summary>
internal sealed record Unit(Loop? Loop, IReadOnlyList<Node> Nodes, Layer Layer);

/// <summary>
/// Puts the nodes of one pass in an order of execution in which the nodes of a layer stand together: a topological order of loops and
/// single nodes, ready ones taken by layer (ascending forward, descending backward), single nodes before loops. Free nodes are left out.
/// </summary>
internal static class OrderNodes
{
    public static IReadOnlyList<Unit> Run(IReadOnlyList<Node> nodes, IReadOnlyList<Loop> loops, IReadOnlyList<State> states, bool backward)
    {
        var unitOf = new Dictionary<Node, Unit>();
        var units = new List<Unit>();
        foreach (Loop loop in loops)
        {
            var unit = new Unit(loop, loop.Body, loop.Body.First(n => !Views.IsFree(n)).Layer);
            units.Add(unit);
            foreach (Node node in loop.Body)
                unitOf[node] = unit;
        }

        foreach (Node node in nodes.Where(n => !unitOf.ContainsKey(n)))
        {
            var unit = new Unit(null, [node], node.Layer);
            units.Add(unit);
            unitOf[node] = unit;
        }

        // Outside its loop a Previous is the sequence moved by one step: it needs the whole of Next.
        var nextOf = states.ToDictionary(s => s.Previous, s => s.Next);
        var loopOf = loops.SelectMany(l => l.States, (l, s) => (l, s)).ToDictionary(p => p.s.Previous, p => p.l);
        var waiting = units.ToDictionary(u => u, u => new HashSet<Unit>(u.Nodes
            .SelectMany(n => n.Inputs)
            .SelectMany(i => nextOf.TryGetValue(i, out Node? whole) && !(loopOf.TryGetValue(i, out Loop? loop) && loop == u.Loop) ? [i, whole, .. i.State!.Initial is { } initial ? [Views.Base(initial)] : Array.Empty<Node>()] : new[] { i })
            .Concat(u.Loop?.States.Select(s => s.Initial).OfType<Node>().Select(Views.Base) ?? [])
            .Where(unitOf.ContainsKey).Select(n => unitOf[n]).Where(d => d != u)));
        int sign = backward ? -1 : 1;
        var result = new List<Unit>();
        var ready = new List<Unit>();
        var remaining = units.ToList();
        Layer current = Layer.None;
        while (remaining.Count > 0 || ready.Count > 0)
        {
            ready.AddRange(remaining.Where(u => waiting[u].Count == 0));
            remaining.RemoveAll(u => waiting[u].Count == 0);
            if (ready.Count == 0)
                throw new InvalidOperationException("The graph has a cycle that goes through no state.");
            Unit next = ready
                .OrderBy(u => u.Loop is null && Views.IsFree(u.Nodes[0]) ? 0 : 1)
                .ThenBy(u => u.Layer == current ? 0 : 1)
                .ThenBy(u => sign * u.Layer.Order)
                .ThenBy(u => u.Loop is null ? Views.IsSink(u.Nodes[0].Op) ? 2 : 0 : 1)
                .ThenBy(u => u.Nodes[0].Id)
                .First();
            ready.Remove(next);
            if (next.Loop is not null || !Views.IsFree(next.Nodes[0]))
            {
                result.Add(next);
                current = next.Layer;
            }

            foreach (Unit unit in remaining)
                waiting[unit].Remove(next);
        }

        return result;
    }
}
