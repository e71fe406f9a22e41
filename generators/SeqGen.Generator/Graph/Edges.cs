namespace SeqGen.Generator.Graph;

/// <summary>What a node's value comes from.</summary>
internal static class Edges
{
    /// <summary>Operands; for a recurrence also its next value (of the step before) and its initial value.</summary>
    public static IEnumerable<Node> Of(Node node)
    {
        foreach (Node input in node.Inputs)
            yield return input;
        if (node.State is not { } state)
            yield break;
        yield return state.Next ?? throw new InvalidOperationException($"{node}: state {state.Name} has no next value.");
        if (state.Initial is not null)
            yield return state.Initial;
    }
}
