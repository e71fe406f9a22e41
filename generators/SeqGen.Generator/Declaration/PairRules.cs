using System.Globalization;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Declaration;

/// <summary>What an encoder and a decoder must be for the one to feed the other, and for targets to be written token by token.</summary>
internal static class PairRules
{
    /// <summary>The two stacks and what stands in them, before anything flows.</summary>
    public static IEnumerable<Problem> Check(IReadOnlyList<DeclaredStack> stacks)
    {
        bool isPair = stacks.Any(s => s.Role != StackRole.Plain);
        if (isPair && !(stacks.Count == 2 && stacks[0].Role == StackRole.Encoder && stacks[1].Role == StackRole.Decoder))
        {
            yield return Problem.Of(Rule.EncoderAndDecoder, -1, -1);
            yield break;
        }

        for (int stack = 0; stack < stacks.Count; stack++)
        {
            IReadOnlyList<DeclaredLayer> layers = stacks[stack].Layers;
            for (int layer = 0; layer < layers.Count; layer++)
            {
                if (layers[layer].Layer is AttentionLayer && stacks[stack].Role != StackRole.Decoder)
                    yield return Problem.Of(Rule.AttentionWithoutEncoder, stack, layer, layers[layer].Label);
                else if (stacks[stack].Role == StackRole.Decoder && LooksAhead(layers[layer].Layer))
                    yield return Problem.Of(Rule.DecoderLooksAhead, stack, layer, layers[layer].Label);
                else if (stacks[stack].Role == StackRole.Encoder && layers[layer].Layer is LossLayer)
                    yield return Problem.Of(Rule.EncoderEnd, stack, layer, layers[layer].Label);
            }
        }

        if (!isPair)
            yield break;
        for (int layer = 0; layer < stacks[1].Layers.Count; layer++)
        {
            if (stacks[1].Layers[layer].Layer is not AttentionLayer)
                continue;
            foreach ((Rule rule, string[] arguments) in AttentionRules.Place(stacks[1].Layers, layer))
                yield return Problem.Of(rule, 1, layer, [stacks[1].Layers[layer].Label, .. arguments]);
        }

        if (!(stacks[1].ScheduledSampling >= 0 && stacks[1].ScheduledSampling < 1))
            yield return Problem.Of(Rule.Rate, 1, -1, "Decoder", "ScheduledSampling", stacks[1].ScheduledSampling.ToString(CultureInfo.InvariantCulture));
        IReadOnlyList<DeclaredLayer> decoder = stacks[1].Layers;
        if (decoder[0].Layer is not TokensLayer tokens || !IsToken(tokens.Start, tokens) || !IsToken(tokens.End, tokens))
            yield return Problem.Of(Rule.DecoderInput, 1, 0);
        else if (decoder[decoder.Count - 1].Layer is not LossLayer { Kind: LossKind.CrossEntropy })
            yield return Problem.Of(Rule.DecoderOutput, 1, decoder.Count - 1, Text(tokens.Vocabulary));
    }

    /// <summary>Widths, once it is known what flows.</summary>
    public static IEnumerable<Problem> Check(IReadOnlyList<DeclaredStack> stacks, StackFlows flows)
    {
        if (stacks.Count != 2 || stacks[1].Role != StackRole.Decoder)
            yield break;
        Flow source = flows.Ends[stacks[0].Name];
        IReadOnlyList<DeclaredLayer> decoder = stacks[1].Layers;
        bool startsAlone = decoder.Any(l => l.Layer is RecurrentLayer) && !decoder.Any(l => l.Layer is AttentionLayer);
        if (source.Kind != FlowKind.Steps && !startsAlone)
            yield return Problem.Of(Rule.EncoderEnd, 0, stacks[0].Layers.Count - 1, stacks[0].Layers[stacks[0].Layers.Count - 1].Label);
        int vocabulary = ((TokensLayer)decoder[0].Layer).Vocabulary;
        if (flows.Inputs[(1, decoder.Count - 1)].Width != vocabulary)
            yield return Problem.Of(Rule.DecoderOutput, 1, decoder.Count - 1, Text(vocabulary));
        for (int layer = 0; layer < decoder.Count; layer++)
        {
            if (decoder[layer].Layer is not AttentionLayer { Score: Score.Dot or Score.ScaledDot } attention)
                continue;
            long query = layer + 1 < decoder.Count && decoder[layer + 1].Layer is RecurrentLayer next ? next.Units : flows.Inputs[(1, layer)].Width;
            if (attention.Heads > 0 && query % attention.Heads != 0)
                yield return Problem.Of(Rule.HeadsDoNotDivide, 1, layer, decoder[layer].Label, Text(query), Text(attention.Heads));
            else if (attention.Heads == 0 && query != source.Width)
                yield return Problem.Of(Rule.ScoreWidths, 1, layer, decoder[layer].Label, Text(query), Text(source.Width));
        }
    }

    private static bool LooksAhead(LayerDeclaration layer) =>
        layer is RecurrentLayer { Bidirectional: true } or SelfAttentionLayer { Causal: false } or ReduceLayer or AttentionPoolLayer or RepeatLayer;

    private static bool IsToken(int token, TokensLayer tokens) => token >= 0 && token < tokens.Vocabulary;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
