namespace SeqGen.Generator.Declaration;

/// <summary>
/// An input comes at every step, unless a <c>Repeat</c> makes steps of it: then it is one vector (or token) per sequence. Only layers that work on
/// either may stand between the two; the <c>Repeat</c> may stand in a stack that continues this one. An encoder without a layer over steps, to which nothing
/// attends, reads one vector per sequence too: it only starts the decoder's recurrent layers. So does a stack beside an encoder.
/// </summary>
internal static class InputForm
{
    public static bool IsVector(IReadOnlyList<StackDeclaration> stacks, int stack) =>
        (stacks[stack].Role == StackRole.Encoder && OnlyStarts(stacks))
        || (stacks[stack].Role == StackRole.Plain && stacks.Any(s => s.Role == StackRole.Encoder))
        || MeetsRepeat(stacks, stack, [stack]);

    private static bool OnlyStarts(IReadOnlyList<StackDeclaration> stacks)
    {
        bool attends = stacks.Any(s => s.Layers.Any(l => l is AttentionLayer)), recurs = stacks.Any(s => s.Role == StackRole.Decoder && s.Layers.Any(l => l is RecurrentLayer));
        StackDeclaration encoder = stacks.First(s => s.Role == StackRole.Encoder);
        return recurs && !attends && !stacks.Any(s => s.From.Contains(encoder.Name)) && encoder.Layers
            .All(l => l is FeaturesLayer or FramesLayer or PatchLayer or ConvLayer or PoolLayer or UpsampleLayer or FlattenLayer or GroupNormLayer or TokensLayer or EmbeddingLayer or DenseLayer or FeedForwardLayer or LayerNormLayer or DropoutLayer);
    }

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
