using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Gradient;

/// <summary>A model's backward pass. Its nodes use forward nodes directly as operands: those are what the tape keeps or what is computed again.</summary>
/// <param name="Forward">The graph it belongs to.</param>
/// <param name="Nodes">Backward nodes only, in order of creation; their numbering continues the forward graph's.</param>
/// <param name="States">Adjoint states: direction reversed, <see cref="State.AdjointOf"/> says of what.</param>
/// <param name="Sinks">The nodes that add into gradients of parameters, in order of creation.</param>
/// <param name="InputGradients">For each input its gradient, in the input's shape; null for tokens and where none flows.</param>
/// <param name="NextId">First node number that is free.</param>
internal sealed record GradientGraph(
    ModelGraph Forward,
    IReadOnlyList<Node> Nodes,
    IReadOnlyList<State> States,
    IReadOnlyList<Node> Sinks,
    IReadOnlyList<Node?> InputGradients,
    int NextId)
{
    /// <summary>
    /// The adjoints of the external states, by their number: initial value in, the gradient of the final state; final value out, that of the
    /// initial one.
    /// </summary>
    public IReadOnlyList<State> ExternalStates { get; } = [.. States.Where(s => s.External >= 0).OrderBy(s => s.External)];
}
