using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Gradient;

/// <summary>
/// Adds the backward pass: one reverse walk over the forward graph, one rule per op.
/// <code>
/// forward    h = Previous(s)    y = Tanh(Add(x, Linear(h)))           s: h &lt;- y
/// backward   a = Previous(ds)   dx = Multiply(Add(dy, a), 1 - y*y)    ds: a &lt;- LinearTransposed(dx)
/// </code>
/// Valid because a state's value reaches the loss only through the uses of the next value in its own step, where the walk finds them, and
/// through the step after, whose share arrives as the adjoint state's previous value: time runs the other way.
/// </summary>
internal static class Differentiate
{
    /// <exception cref="InvalidOperationException">An op of the graph has no derivative, or the result is wrong.</exception>
    public static GradientGraph Run(ModelGraph forward)
    {
        GradientWalk walk = new(forward);
        for (int i = 0; i < forward.Outputs.Count; i++)
            walk.Seed(i);
        foreach (Node node in TopologicalOrder(forward.Nodes).Reverse())
            walk.Visit(node);
        GradientGraph gradient = walk.Finish();
        Verify.Run(gradient);
        return gradient;
    }

    /// <summary>Order of creation, but a state's initial value stands before its previous one.</summary>
    private static IEnumerable<Node> TopologicalOrder(IReadOnlyList<Node> nodes)
    {
        HashSet<Node> seen = [];
        List<Node> order = [];
        foreach (Node node in nodes)
            Visit(node);
        return order;

        void Visit(Node node)
        {
            if (!seen.Add(node))
                return;
            foreach (Node input in node.Inputs)
                Visit(input);
            if (node.State?.Initial is { } initial)
                Visit(initial);
            order.Add(node);
        }
    }
}
