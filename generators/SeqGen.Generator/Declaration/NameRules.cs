using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Declaration;

/// <summary>
/// Names of layers and stacks are keys of weight files and parts of identifiers. Two of them clash when the identifiers would be the same:
/// case, underscores and dots do not tell names apart.
/// </summary>
internal static class NameRules
{
    /// <summary>What a layer without a name is called: kind and place among its kind, behind the stack's name.</summary>
    public static string Default(string stack, string kind, int place) => (stack.Length == 0 ? "" : stack + ".") + kind + place;

    public static IEnumerable<Problem> Check(IReadOnlyList<DeclaredStack> stacks)
    {
        Dictionary<string, string> taken = [];
        for (int stack = 0; stack < stacks.Count; stack++)
        {
            string name = stacks[stack].Name;
            if (name.Length > 0 && CheckWord(name, stack, -1) is { } bad)
                yield return bad;
            else if (name.Length > 0 && Take(taken, name, [name]) is { } other)
                yield return Problem.Of(Rule.NameClash, stack, -1, name, other);
        }

        if (stacks.Select(s => s.Name).Distinct().Count() < stacks.Count)
            yield break;

        for (int stack = 0; stack < stacks.Count; stack++)
        {
            for (int layer = 0; layer < stacks[stack].Layers.Count; layer++)
            {
                DeclaredLayer declared = stacks[stack].Layers[layer];
                string name = declared.Layer.Name;
                if (declared.IsNamed && CheckWord(name, stack, layer) is { } bad)
                    yield return bad;
                else if (Take(taken, name, StemsOf(declared.Layer)) is { } other)
                    yield return Problem.Of(Rule.NameClash, stack, layer, name, other);
            }

            foreach (Problem unnamed in CheckUnnamed(stacks[stack], stack))
                yield return unnamed;
        }
    }

    private static Problem? CheckWord(string name, int stack, int layer) =>
        !Identifiers.IsName(name) ? Problem.Of(Rule.BadName, stack, layer, name)
        : GeneratedNames.IsTaken(name) ? Problem.Of(Rule.ReservedName, stack, layer, name)
        : null;

    /// <summary>Takes the identifiers of a name; gives the name that already has one of them.</summary>
    private static string? Take(Dictionary<string, string> taken, string name, IEnumerable<string> identifiers)
    {
        string[] stems = [.. identifiers.Select(GeneratedNames.Stem)];
        string? clash = stems.Where(taken.ContainsKey).Select(stem => taken[stem]).FirstOrDefault();
        foreach (string stem in stems)
            taken[stem] = name;
        return clash;
    }

    /// <summary>A recurrent layer has identifiers for each of its layers and directions.</summary>
    private static IEnumerable<string> StemsOf(LayerDeclaration layer)
    {
        yield return layer.Name;
        foreach (string inner in InnerNames(layer))
            yield return $"{layer.Name}_{inner}";
        if (layer is not RecurrentLayer recurrent)
            yield break;
        for (int i = 0; i < Math.Min(recurrent.Layers, OptionRules.MostLayers); i++)
        {
            yield return $"{layer.Name}_l{i}";
            yield return $"{layer.Name}_l{i}_reverse";
        }
    }

    /// <summary>What of a block has parameters of its own.</summary>
    private static IEnumerable<string> InnerNames(LayerDeclaration layer) => layer switch
    {
        SelfAttentionLayer => ["in_proj", "out_proj", "norm"],
        AttentionLayer => ["score", "combine", "query", "key"],
        RecurrentLayer recurrent => Enumerable.Range(0, recurrent.Cell.States.Count).SelectMany(s => Enumerable.Range(0, Math.Max(0, Math.Min(recurrent.Layers, OptionRules.MostLayers))).Select(l => $"bridge_{recurrent.Cell.States[s]}_l{l}")),
        FeedForwardLayer => ["linear1", "linear2", "norm"],
        _ => [],
    };

    private static IEnumerable<Problem> CheckUnnamed(DeclaredStack stack, int place)
    {
        Dictionary<string, int> first = [];
        HashSet<string> told = [];
        for (int layer = 0; layer < stack.Layers.Count; layer++)
        {
            DeclaredLayer declared = stack.Layers[layer];
            if (declared.IsNamed || !Learns(declared.Layer))
                continue;
            if (!first.TryGetValue(declared.Kind, out int other))
                first[declared.Kind] = layer;
            else if (told.Add(declared.Kind))
                yield return Problem.Of(Rule.UnnamedLayers, place, layer, stack.Layers[other].Layer.Name, declared.Layer.Name, $"{declared.Label}(..., Name = \"memory\")");
        }
    }

    /// <summary>Whether a layer has parameters.</summary>
    public static bool Learns(LayerDeclaration layer) => layer is EmbeddingLayer or RecurrentLayer or LayerNormLayer or GroupNormLayer or DenseLayer or ConvLayer
        or SelfAttentionLayer or FeedForwardLayer or PositionalLayer { Learned: true, Rotary: false } or AttentionPoolLayer or AttentionLayer;
}
