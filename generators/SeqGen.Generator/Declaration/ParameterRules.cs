using System.Globalization;
using SeqGen.Generator.Cells;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Declaration;

/// <summary>
/// All parameters of a model lie in one array, and its places are <c>int</c>s. Counted as the panels of the products hold them: both sides of a
/// matrix rounded up to whole vectors.
/// </summary>
internal static class ParameterRules
{
    public const long Most = 2_000_000_000;

    private const int Lanes = 16;

    /// <summary>Checks stacks whose options and order are right: reports the layer with which the model outgrows the array.</summary>
    public static IEnumerable<Problem> Check(IReadOnlyList<DeclaredStack> stacks, StackFlows flows)
    {
        double total = 0;
        for (int stack = 0; stack < stacks.Count; stack++)
        {
            for (int layer = 0; layer < stacks[stack].Layers.Count; layer++)
            {
                DeclaredLayer declared = stacks[stack].Layers[layer];
                Flow? input = flows.Inputs.TryGetValue((stack, layer), out Flow? known) ? known : null;
                total += input?.Frame is { } frame ? FrameRules.Parameters(declared.Layer, frame) : Count(declared.Layer, input?.Width ?? 0);
                if (total <= Most)
                    continue;
                yield return Problem.Of(Rule.TooManyParameters, stack, layer, declared.Label, Text(total), Text(Most));
                yield break;
            }
        }
    }

    /// <summary>Numbers that a layer's parameters take; a double, which no product of sizes overflows.</summary>
    private static double Count(LayerDeclaration layer, double width) => layer switch
    {
        FeaturesLayer { Standardize: true } features => 2 * Whole(features.Count),
        EmbeddingLayer embedding => width * Whole(embedding.Size),
        DenseLayer dense => Matrix(dense.Units, width) + Whole(dense.Units),
        SelfAttentionLayer attention => (4 * Matrix(width, width)) + (4 * Whole(width)) + NormOf(attention.Block, width),
        FeedForwardLayer dense => (2 * Matrix(dense.Units, width)) + Whole(dense.Units) + Whole(width) + NormOf(dense.Block, width),
        PositionalLayer positions => positions.Steps * Whole(width),
        AttentionLayer attention => (4 * Matrix(width, width)) + NormOf(attention.Block, width),
        AttentionPoolLayer pool => Matrix(pool.Units, width) + (2 * Whole(pool.Units)),
        LayerNormLayer => 2 * Whole(width),
        RecurrentLayer recurrent => Recurrent(recurrent, width),
        _ => 0,
    };

    private static double NormOf(BlockOptions block, double width) => block.Norm == Norm.None ? 0 : 2 * Whole(width);

    private static double Recurrent(RecurrentLayer layer, double width)
    {
        double total = 0;
        double directions = layer.Bidirectional ? 2 : 1;
        for (int i = 0; i < layer.Layers; i++)
        {
            total += directions * Cell(layer.Cell, layer.Units, width);
            width = layer.Units * (layer.Merge == Merge.Concat ? directions : 1);
        }

        return total;
    }

    private static double Cell(CellDefinition cell, double units, double width)
    {
        CellWidth[] widths = cell.Widths();
        double total = 0;
        foreach (CellNode node in cell.Nodes)
        {
            double own = node.Inputs.Count > 0 && widths[node.Inputs[0]] == CellWidth.Input ? width : units;
            total += node.Op switch
            {
                CellOp.Linear => node.Inputs.Sum(input => Matrix(units, widths[input] == CellWidth.Input ? width : units)) + (2 * Whole(units)),
                CellOp.Scale or CellOp.ChannelScale or CellOp.Bias => Whole(own),
                CellOp.LayerNorm => 2 * Whole(own),
                _ => 0,
            };
        }

        return total;
    }

    /// <summary>Numbers of a matrix with its padding.</summary>
    public static double Matrix(double rows, double columns) => Whole(rows) * Whole(columns);

    /// <summary>A number of columns with its padding.</summary>
    public static double Whole(double count) => Math.Ceiling(count / Lanes) * Lanes;

    private static string Text(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
