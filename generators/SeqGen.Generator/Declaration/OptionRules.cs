using System.Globalization;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Declaration;

/// <summary>Which numbers each layer takes: a row per option.</summary>
internal static class OptionRules
{
    /// <summary>Largest width, vocabulary or number of units.</summary>
    public const int LargestSize = 1 << 24;

    /// <summary>Most layers of one attribute; each has methods of its own in the model's code.</summary>
    public const int MostLayers = 64;

    public static IEnumerable<Problem> Check(IReadOnlyList<DeclaredStack> stacks)
    {
        for (int stack = 0; stack < stacks.Count; stack++)
        {
            for (int layer = 0; layer < stacks[stack].Layers.Count; layer++)
            {
                DeclaredLayer declared = stacks[stack].Layers[layer];
                foreach ((Rule rule, string[] arguments) in Check(declared.Layer))
                    yield return Problem.Of(rule, stack, layer, [declared.Label, .. arguments]);
            }
        }
    }

    /// <summary>Whether sizes can be reckoned with: none is out of range, and no kernel is without a middle.</summary>
    public static bool AreSizes(LayerDeclaration layer) => !Check(layer).Any(p => IsSize(p.Rule));

    /// <summary>Whether a rule is about a size by itself.</summary>
    public static bool IsSize(Rule rule) => rule is Rule.Size or Rule.EvenKernel;

    private static IEnumerable<(Rule Rule, string[] Arguments)> Check(LayerDeclaration layer) => layer switch
    {
        FeaturesLayer l => Size("count", l.Count),
        FramesLayer or PatchLayer or ConvLayer or PoolLayer or UpsampleLayer or GroupNormLayer => FrameRules.Options(layer),
        TokensLayer l => Size("vocabulary", l.Vocabulary),
        EmbeddingLayer l => Size("size", l.Size),
        DenseLayer l => Size("units", l.Units),
        RecurrentLayer l => [.. Size("units", l.Units), .. Size("Layers", l.Layers, MostLayers), .. Rate("Dropout", l.Dropout), .. FrameRules.Kernels(l), .. WithoutEffect(l)],
        SelfAttentionLayer l => [.. Size("heads", l.Heads), .. Rate("Dropout", l.Block.Dropout), .. Rate("WeightDropout", l.WeightDropout)],
        FeedForwardLayer l => [.. Size("units", l.Units), .. Rate("Dropout", l.Block.Dropout)],
        AttentionLayer l => AttentionRules.Options(l),
        PositionalLayer l => [.. Size("steps", l.Steps), .. l is { Rotary: true, Learned: true } ? new[] { (Rule.OptionWithoutEffect, new[] { "Learned", "Rotary to false" }) } : []],
        AttentionPoolLayer l => Size("units", l.Units),
        DropoutLayer l => Rate("rate", l.Rate),
        LayerNormLayer l => Positive("Epsilon", l.Epsilon),
        LossLayer l => [.. NotNegative("Weight", l.Weight), .. Rate("Smoothing", l.Smoothing), .. Positive("Delta", l.Delta)],
        _ => [],
    };

    /// <summary>A whole number from 1 on.</summary>
    public static IEnumerable<(Rule Rule, string[] Arguments)> Size(string option, int value, int largest = LargestSize)
    {
        if (value < 1 || value > largest)
            yield return (Rule.Size, [option, Text(largest), Text(value)]);
    }

    /// <summary>A probability below 1.</summary>
    public static IEnumerable<(Rule Rule, string[] Arguments)> Rate(string option, double value)
    {
        if (!(value >= 0 && value < 1))
            yield return (Rule.Rate, [option, Text(value)]);
    }

    /// <summary>A finite number above 0.</summary>
    public static IEnumerable<(Rule Rule, string[] Arguments)> Positive(string option, double value)
    {
        if (!(value > 0) || double.IsInfinity(value))
            yield return (Rule.NumberOutOfRange, [option, "greater than 0", Text(value)]);
        else if (!FitsSingle(value))
            yield return (Rule.NumberOutOfRange, [option, "from 1.2E-38 to 3.4E+38, as float holds them", Text(value)]);
    }

    /// <summary>Whether a number is a normal one of float: of others emitted code would make 0 or infinity.</summary>
    public static bool FitsSingle(double value) => Math.Abs(value) is >= 1.1754943508222875e-38 and <= float.MaxValue;

    private static IEnumerable<(Rule Rule, string[] Arguments)> NotNegative(string option, double value)
    {
        if (!(value >= 0) || double.IsInfinity(value))
            yield return (Rule.NumberOutOfRange, [option, "that is not negative", Text(value)]);
        else if (value != 0 && !FitsSingle(value))
            yield return (Rule.NumberOutOfRange, [option, "that is 0 or from 1.2E-38 to 3.4E+38, as float holds them", Text(value)]);
    }

    private static IEnumerable<(Rule Rule, string[] Arguments)> WithoutEffect(RecurrentLayer layer)
    {
        if (layer.Dropout is > 0 and < 1 && layer.Layers == 1)
            yield return (Rule.OptionWithoutEffect, ["Dropout", "Layers to 2 or more, since it acts between layers"]);
        if (layer.Merge == Merge.Sum && !layer.Bidirectional)
            yield return (Rule.OptionWithoutEffect, ["Merge", "Bidirectional, since it joins two directions"]);
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
