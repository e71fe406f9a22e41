using System.Globalization;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Declaration;

/// <summary>Rotary positions turn pairs of units in the heads of the attentions behind them, all by the angles of one table.</summary>
internal static class RotaryRules
{
    /// <summary>The positions that a layer of a stack turns by: the last rotary ones in front of it.</summary>
    public static PositionalLayer? Of(IReadOnlyList<LayerDeclaration> layers, int place)
    {
        for (int i = place - 1; i >= 0; i--)
            if (layers[i] is PositionalLayer { Rotary: true } positions)
                return positions;
        return null;
    }

    /// <summary>Checks stacks whose options and order are right.</summary>
    public static IEnumerable<Problem> Check(IReadOnlyList<DeclaredStack> stacks, StackFlows flows)
    {
        for (int stack = 0; stack < stacks.Count; stack++)
        {
            LayerDeclaration[] layers = [.. stacks[stack].Layers.Select(l => l.Layer)];
            for (int layer = 0; layer < layers.Length; layer++)
            {
                if (layers[layer] is PositionalLayer { Rotary: true } && !Users(layers, layer).Any())
                    yield return Problem.Of(Rule.OptionWithoutEffect, stack, layer, stacks[stack].Layers[layer].Label, "Rotary", "SelfAttention behind it in its stack");
                if (layers[layer] is not SelfAttentionLayer attention || Of(layers, layer) is not { } positions)
                    continue;
                long units = UnitsOf(flows, stack, layer, attention);
                int first = Users(layers, Array.IndexOf(layers, positions)).First();
                string? wrong = units % 2 != 0 ? $"pairs of units are turned, and its heads have {Text(units)} units each"
                    : UnitsOf(flows, stack, first, (SelfAttentionLayer)layers[first]) is var other && other != units ? $"they turn heads of {Text(other)} units already, and these have {Text(units)}"
                    : null;
                if (wrong is not null)
                    yield return Problem.Of(Rule.RotaryHeads, stack, layer, stacks[stack].Layers[layer].Label, wrong);
            }
        }
    }

    /// <summary>The attentions that turn by rotary positions.</summary>
    private static IEnumerable<int> Users(LayerDeclaration[] layers, int positions) =>
        Enumerable.Range(0, layers.Length).Where(l => l > positions && layers[l] is SelfAttentionLayer && Of(layers, l) == layers[positions]);

    private static long UnitsOf(StackFlows flows, int stack, int layer, SelfAttentionLayer attention) =>
        flows.Inputs[(stack, layer)].Width / attention.Heads;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
