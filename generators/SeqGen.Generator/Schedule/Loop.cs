using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>
/// What must run step by step: states that depend on each other from step to step, and the nodes between them.
/// <code>
/// %1 = Previous(h)   %2 = Linear(x)   %3 = Linear(%1)   %4 = Tanh(%2 + %3) = Next(h)      loop {%3, +, %4}
/// </code>
/// Everything else (%2) is outside and runs for all steps at once: that is the hoisting, and it is valid because a value outside a strongly
/// connected component either does not depend on its states or does not feed them.
/// </summary>
/// <param name="States">States of the loop.</param>
/// <param name="Body">Nodes computed at every step, in order of creation.</param>
internal sealed record Loop(IReadOnlyList<State> States, IReadOnlyList<Node> Body)
{
    public Direction Direction => States[0].Direction;

    /// <summary>The loops of a pass.</summary>
    public static IReadOnlyList<Loop> Of(IReadOnlyList<Node> nodes) =>
    [
        .. Loops.Of(nodes).Select(component => new Loop(
            [.. component.Where(n => n.Op == Op.Previous).Select(n => n.State!)],
            [.. component.Where(n => n.Op != Op.Previous)])),
    ];
}
