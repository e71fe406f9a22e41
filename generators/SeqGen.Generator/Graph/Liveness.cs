namespace SeqGen.Generator.Graph;

/// <summary>What a set of nodes needs: operands, and through a recurrence its next and initial values.</summary>
internal static class Liveness
{
    public static HashSet<Node> Of(IEnumerable<Node> roots)
    {
        HashSet<Node> live = [];
        Stack<Node> open = new(roots);
        while (open.Count > 0)
        {
            Node node = open.Pop();
            if (!live.Add(node))
                continue;
            foreach (Node needed in Edges.Of(node))
                open.Push(needed);
        }

        return live;
    }
}
