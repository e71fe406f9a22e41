namespace SeqGen.Generator.Graph;

/// <summary>
/// The loops of a graph: its strongly connected components once each <c>Previous</c> is joined to its state's next value. Tarjan's algorithm
/// (Depth-first search and linear graph algorithms, 1972) with an explicit stack.
/// </summary>
internal static class Loops
{
    /// <summary>Each loop's nodes in order of creation; a loop stands after those it depends on.</summary>
    /// <param name="nodes">Nodes to look at; edges to others are ignored.</param>
    public static IReadOnlyList<IReadOnlyList<Node>> Of(IReadOnlyList<Node> nodes)
    {
        HashSet<Node> known = [.. nodes];
        Dictionary<Node, int> order = [];
        Dictionary<Node, int> low = [];
        Stack<Node> path = new();
        HashSet<Node> onPath = [];
        List<IReadOnlyList<Node>> loops = [];
        Stack<(Node Node, IEnumerator<Node> Edges)> calls = new();

        void Enter(Node node)
        {
            low[node] = order[node] = order.Count;
            path.Push(node);
            onPath.Add(node);
            calls.Push((node, Edges.Of(node).Where(known.Contains).GetEnumerator()));
        }

        foreach (Node root in nodes)
        {
            if (!order.ContainsKey(root))
                Enter(root);
            while (calls.Count > 0)
            {
                (Node node, IEnumerator<Node> edges) = calls.Peek();
                if (edges.MoveNext())
                {
                    if (!order.ContainsKey(edges.Current))
                        Enter(edges.Current);
                    else if (onPath.Contains(edges.Current))
                        low[node] = Math.Min(low[node], order[edges.Current]);
                    continue;
                }

                calls.Pop();
                if (calls.Count > 0)
                    low[calls.Peek().Node] = Math.Min(low[calls.Peek().Node], low[node]);
                if (low[node] == order[node])
                    Close(node);
            }
        }

        return loops;

        void Close(Node first)
        {
            List<Node> component = [];
            do
            {
                component.Add(path.Peek());
                onPath.Remove(path.Peek());
            }
            while (path.Pop() != first);
            if (component.Count > 1 || Edges.Of(first).Contains(first))
                loops.Add([.. component.OrderBy(n => n.Id)]);
        }
    }
}
