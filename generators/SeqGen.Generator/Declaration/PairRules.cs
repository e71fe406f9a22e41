using System.Globalization;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Declaration;

/// <summary>What an encoder and its decoders must be for the one to feed the others, and for targets to be written token by token.</summary>
internal static class PairRules
{
    /// <summary>The stacks and what stands in them, before anything flows.</summary>
    public static IEnumerable<Problem> Check(IReadOnlyList<DeclaredStack> stacks)
    {
        bool isPair = stacks.Any(s => s.Role != StackRole.Plain);
        if (isPair && !IsSound(stacks))
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
                else if (layers[layer].Layer is NoInputLayer && (stacks[stack].Role != StackRole.Decoder || layer > 0))
                    yield return Problem.Of(Rule.NoInputPlace, stack, layer, layers[layer].Label);
                else if (stacks[stack].Role == StackRole.Decoder && LooksAhead(layers[layer].Layer))
                    yield return Problem.Of(Rule.DecoderLooksAhead, stack, layer, layers[layer].Label);
                else if (stacks[stack].Role == StackRole.Encoder && layers[layer].Layer is LossLayer)
                    yield return Problem.Of(Rule.EncoderEnd, stack, layer, layers[layer].Label);
            }

            if (stacks[stack].Role != StackRole.Decoder)
                continue;
            foreach (Problem problem in Decoder(stacks, stack))
                yield return problem;
        }
    }

    /// <summary>Widths, once it is known what flows.</summary>
    public static IEnumerable<Problem> Check(IReadOnlyList<DeclaredStack> stacks, StackFlows flows)
    {
        if (stacks.All(s => s.Role == StackRole.Plain))
            yield break;
        Flow source = flows.Ends[stacks[0].Name];
        IReadOnlyList<DeclaredStack> decoders = [.. stacks.Where(s => s.Role == StackRole.Decoder)];
        if (source.Kind != FlowKind.Steps && decoders.Any(d => Attends(d) || !Recurs(d)))
            yield return Problem.Of(Rule.EncoderEnd, 0, stacks[0].Layers.Count - 1, stacks[0].Layers[stacks[0].Layers.Count - 1].Label);
        if (decoders.Any(d => d.Start.Count > 0) && !decoders.Any(d => Attends(d) || (d.Start.Count == 0 ? StartsFromEncoder(d) : ContinuedBy(stacks, d.Start).Contains(stacks[0].Name))))
            yield return Problem.Of(Rule.NothingReaches, 0, -1, "a decoder");
        for (int stack = 0; stack < stacks.Count; stack++)
        {
            if (stacks[stack].Role != StackRole.Decoder)
                continue;
            foreach (Problem problem in Decoder(stacks, stack, flows, source))
                yield return problem;
        }

        bool StartsFromEncoder(DeclaredStack decoder) =>
            decoder.Bridge != Bridge.Zero && Recurs(decoder) && (source.Kind == FlowKind.Vector || Recurs(stacks[0]));
    }

    /// <summary>Whether there is one encoder, in front, at least one decoder, and beside them only stacks that a decoder starts from.</summary>
    private static bool IsSound(IReadOnlyList<DeclaredStack> stacks)
    {
        HashSet<string> used = ContinuedBy(stacks, stacks.SelectMany(s => s.Start));
        return stacks[0].Role == StackRole.Encoder
            && stacks.Count(s => s.Role == StackRole.Encoder) == 1
            && stacks.Any(s => s.Role == StackRole.Decoder)
            && stacks.All(s => s.Role != StackRole.Plain || used.Contains(s.Name));
    }

    /// <summary>Some stacks and all that these continue.</summary>
    private static HashSet<string> ContinuedBy(IReadOnlyList<DeclaredStack> stacks, IEnumerable<string> names)
    {
        HashSet<string> all = [.. names];
        for (int i = stacks.Count - 1; i >= 0; i--)
            if (all.Contains(stacks[i].Name))
                all.UnionWith(stacks[i].From);
        return all;
    }

    private static IEnumerable<Problem> Decoder(IReadOnlyList<DeclaredStack> stacks, int place)
    {
        DeclaredStack stack = stacks[place];
        IReadOnlyList<DeclaredLayer> layers = stack.Layers;
        for (int layer = 0; layer < layers.Count; layer++)
        {
            if (layers[layer].Layer is not AttentionLayer)
                continue;
            foreach ((Rule rule, string[] arguments) in AttentionRules.Place(layers, layer))
                yield return Problem.Of(rule, place, layer, [layers[layer].Label, .. arguments]);
        }

        if (!(stack.ScheduledSampling >= 0 && stack.ScheduledSampling < 1))
            yield return Problem.Of(Rule.Rate, place, -1, "Decoder", "ScheduledSampling", stack.ScheduledSampling.ToString(CultureInfo.InvariantCulture));
        else if (stack.ScheduledSampling > 0 && stack.IsDriven)
            yield return Problem.Of(Rule.OptionWithoutEffect, place, -1, "Decoder", "ScheduledSampling", "Tokens in place of NoInput, since it chooses among them");
        if (stack.Start.Count > 0 && (stack.Bridge == Bridge.Zero || !Recurs(stack)))
            yield return Problem.Of(Rule.DecoderFrom, place, -1, stack.Bridge == Bridge.Zero ? "Bridge.Zero starts from nothing" : "it has no recurrent layer whose states could start");

        DeclaredLayer last = layers[layers.Count - 1];
        if (stack.IsDriven)
        {
            if (stack.OwnOutput && OwnOutputProblem(layers) is { } problem)
                yield return Problem.Of(Rule.OwnOutput, place, -1, problem);
            else if (last.Layer is LossLayer { Kind: LossKind.Ctc })
                yield return Problem.Of(Rule.DecoderCtc, place, layers.Count - 1, last.Label);
            yield break;
        }

        if (layers[0].Layer is not TokensLayer tokens || !IsToken(tokens.Start, tokens) || !IsToken(tokens.End, tokens))
            yield return Problem.Of(Rule.DecoderInput, place, 0);
        else if (stacks.Count(s => s.Role == StackRole.Decoder) > 1)
            yield return Problem.Of(Rule.SeveralDecoders, place, 0, stack.Name);
        else if (last.Layer is not LossLayer { Kind: LossKind.CrossEntropy })
            yield return Problem.Of(Rule.DecoderOutput, place, layers.Count - 1, Text(tokens.Vocabulary));
    }

    private static IEnumerable<Problem> Decoder(IReadOnlyList<DeclaredStack> stacks, int place, StackFlows flows, Flow source)
    {
        DeclaredStack stack = stacks[place];
        IReadOnlyList<DeclaredLayer> layers = stack.Layers;
        foreach (string from in stack.Start.Where(from => flows.Ends[from].Kind != FlowKind.Vector))
            yield return Problem.Of(Rule.DecoderFrom, place, -1, $"'{from}' gives steps, and states start from one vector, as Last, Mean, Max or AttentionPool give it");
        if (stack.IsDriven && stack.Start.Count == 0 && !Attends(stack) && (stack.Bridge == Bridge.Zero || (source.Kind == FlowKind.Steps && !Recurs(stacks[0]))))
            yield return Problem.Of(Rule.NothingReaches, place, -1, "this decoder");
        if (stack.OwnOutput && flows.Inputs.TryGetValue((place, 1), out Flow? own) && (flows.Ends[stack.Name].Width != own.Width || flows.Ends[stack.Name].Frame != own.Frame))
            yield return Problem.Of(Rule.OwnOutput, place, -1, $"it gives {FrameRules.Text(flows.Ends[stack.Name])} and takes {FrameRules.Text(own)}");
        if (layers[0].Layer is TokensLayer { Vocabulary: var vocabulary } && flows.Inputs[(place, layers.Count - 1)].Width != vocabulary)
            yield return Problem.Of(Rule.DecoderOutput, place, layers.Count - 1, Text(vocabulary));
        if (source.Frame is { } frame && layers.ToList().FindIndex(l => l.Layer is AttentionLayer) is >= 0 and var first)
        {
            yield return Problem.Of(Rule.NeedsFlatten, place, first, layers[first].Label, "Put Flatten at the end of the encoder", FrameRules.Size(frame));
            yield break;
        }

        for (int layer = 0; layer < layers.Count; layer++)
        {
            if (layers[layer].Layer is not AttentionLayer { Score: Score.Dot or Score.ScaledDot } attention)
                continue;
            long query = layer + 1 < layers.Count && layers[layer + 1].Layer is RecurrentLayer next ? next.Units : flows.Inputs[(place, layer)].Width;
            if (attention.Heads > 0 && query % attention.Heads != 0)
                yield return Problem.Of(Rule.HeadsDoNotDivide, place, layer, layers[layer].Label, Text(query), Text(attention.Heads));
            else if (attention.Heads == 0 && query != source.Width)
                yield return Problem.Of(Rule.ScoreWidths, place, layer, layers[layer].Label, Text(query), Text(source.Width));
        }
    }

    private static string? OwnOutputProblem(IReadOnlyList<DeclaredLayer> layers) =>
        layers[0].Layer is not (FramesLayer or FeaturesLayer { Standardize: false }) ? "it begins with Features, Frames, Signal or Volumes of its output's form, not standardized"
        : layers.Count == 1 ? "it has no layers"
        : layers[layers.Count - 1].Layer is LossLayer { HasClassTargets: true } ? "classes cannot be an input; end it with a loss of numbers, such as MeanSquaredError"
        : null;

    private static bool Attends(DeclaredStack stack) => stack.Layers.Any(l => l.Layer is AttentionLayer);

    private static bool Recurs(DeclaredStack stack) => stack.Layers.Any(l => l.Layer is RecurrentLayer);

    private static bool LooksAhead(LayerDeclaration layer) =>
        layer is RecurrentLayer { Bidirectional: true } or SelfAttentionLayer { Causal: false } or ReduceLayer or AttentionPoolLayer or RepeatLayer;

    private static bool IsToken(int token, TokensLayer tokens) => token >= 0 && token < tokens.Vocabulary;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
