namespace SeqGen.Generator.Declaration;

/// <summary>
/// An input comes at every step, unless a <c>Repeat</c> makes steps of it: then it is one vector (or token) per sequence. Only layers that work on
/// either may stand between the two; the <c>Repeat</c> may stand in a stack that continues this one.
/// </summary>
internal static class InputForm
{
    public static bool IsVector(IReadOnlyList<StackDeclaration> stacks, int stack) => MeetsRepeat(stacks, stack, [stack]);

    private static bool MeetsRepeat(IReadOnlyList<StackDeclaration> stacks, int stack, HashSet<int> seen)
    {
        foreach (LayerDeclaration layer in stacks[stack].Layers)
        {
            if (layer is RepeatLayer)
                return true;
            if (layer is RecurrentLayer or SelfAttentionLayer or PositionalLayer or AttentionPoolLayer or ReduceLayer or LossLayer)
                return false;
        }

        return Enumerable.Range(0, stacks.Count)
            .Where(next => stacks[next].From.Contains(stacks[stack].Name) && seen.Add(next))
            .ToList()
            .Exists(next => MeetsRepeat(stacks, next, seen));
    }
}
