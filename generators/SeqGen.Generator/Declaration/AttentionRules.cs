using System.Globalization;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Declaration;

/// <summary>Which options of a decoder's attention go together, and where it may stand.</summary>
internal static class AttentionRules
{
    /// <summary>Its numbers, and the options that its score makes nothing of.</summary>
    public static IEnumerable<(Rule Rule, string[] Arguments)> Options(AttentionLayer layer)
    {
        List<(Rule Rule, string[] Arguments)> problems = [.. OptionRules.Rate("Dropout", layer.Dropout)];
        foreach ((string option, int value) in new[] { ("Units", layer.Units), ("Heads", layer.Heads), ("Window", layer.Window), ("Kernel", layer.Kernel) })
        {
            if (value != 0)
                problems.AddRange(OptionRules.Size(option, value));
        }

        if (layer.Remembers || layer.Longest != 0)
            problems.AddRange(OptionRules.Size(layer.Longest == 0 ? "Longest (most steps of a source, which Coverage and Score.Location need)" : "Longest", layer.Longest));
        if (layer.Kernel > 0 && layer.Kernel % 2 == 0)
            problems.Add((Rule.EvenKernel, ["Kernel", Text(layer.Kernel), ""]));
        if (layer.Units > 0 && !layer.IsAdditive)
            problems.Add((Rule.OptionWithoutEffect, ["Units", "the score to Score.Additive, Score.Concat or Score.Location"]));
        if (layer.Longest > 0 && !layer.Remembers)
            problems.Add((Rule.OptionWithoutEffect, ["Longest", "Coverage, or the score to Score.Location"]));
        if (layer.Kernel > 0 && layer.Score != Score.Location)
            problems.Add((Rule.OptionWithoutEffect, ["Kernel", "the score to Score.Location"]));
        if (layer.Heads > 0 && layer.Score is not (Score.Dot or Score.ScaledDot))
            problems.Add((Rule.ScoreOption, ["Heads", "Score.ScaledDot or Score.Dot"]));
        if (layer.Coverage && layer.Score is not (Score.Additive or Score.Concat))
            problems.Add((Rule.ScoreOption, ["Coverage", "Score.Additive or Score.Concat"]));
        return problems;
    }

    /// <summary>Where it stands in a decoder.</summary>
    /// <param name="decoder">Layers of the decoder.</param>
    /// <param name="index">Place of the attention.</param>
    public static IEnumerable<(Rule Rule, string[] Arguments)> Place(IReadOnlyList<DeclaredLayer> decoder, int index)
    {
        var layer = (AttentionLayer)decoder[index].Layer;
        bool inFront = IsInFront([.. decoder.Select(l => l.Layer)], index);
        int first = decoder.ToList().FindIndex(l => l.Layer is RecurrentLayer);
        bool runsStepByStep = !inFront && first >= 0 && first < index && !decoder.Skip(first).Take(index - first).Any(l => l.Layer is SelfAttentionLayer);
        if (layer.InputFeeding && !runsStepByStep)
            yield return (Rule.FeedingWithoutRecurrence, []);
        if (inFront && layer.Block.Residual)
            yield return (Rule.OptionWithoutEffect, ["Residual", "it behind the recurrent layer"]);
        if (inFront && layer.Block.Norm != Norm.None)
            yield return (Rule.OptionWithoutEffect, ["Norm", "it behind the recurrent layer"]);
    }

    /// <summary>Whether an attention's context joins the input of the recurrent layer behind it.</summary>
    public static bool IsInFront(IReadOnlyList<LayerDeclaration> layers, int index) => index + 1 < layers.Count && layers[index + 1] is RecurrentLayer;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
