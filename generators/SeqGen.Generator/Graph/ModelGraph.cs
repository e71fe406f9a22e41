namespace SeqGen.Generator.Graph;

/// <summary>A model's forward pass, finished: every node reaches an output or an external state.</summary>
/// <param name="Nodes">In order of creation; a node's operands stand before it, <see cref="State.Next"/> and <see cref="State.Initial"/> may stand anywhere. Ids rise but may leave gaps.</param>
/// <param name="States">All recurrences.</param>
/// <param name="Parameters">In canonical order.</param>
/// <param name="Inputs">By the number in <see cref="Node.Index"/> of <see cref="Op.Input"/> and <see cref="Op.Tokens"/>, which count together.</param>
/// <param name="Outputs">Values per row or per step.</param>
/// <param name="NextId">First node number that is free.</param>
internal sealed record ModelGraph(
    IReadOnlyList<Node> Nodes,
    IReadOnlyList<State> States,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyList<InputKind> Inputs,
    IReadOnlyList<Node> Outputs,
    int NextId)
{
    /// <summary>The states that the caller sets and reads, by their number.</summary>
    public IReadOnlyList<State> ExternalStates { get; } = [.. States.Where(s => s.External >= 0).OrderBy(s => s.External)];
}
