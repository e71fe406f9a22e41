using SeqGen.Generator.Declaration;

namespace SeqGen.Tests.Zoo;

using Activation = SeqGen.Generator.Declaration.Activation;
using Merge = SeqGen.Generator.Declaration.Merge;

/// <summary>Single stacks in which every pair of choices occurs: cell, size, depth, direction, input, reduction, head, loss, batch, steps, lengths and what stands between.</summary>
internal static class PairwiseModels
{
    /// <summary>All but two that have models of their own.</summary>
    private static readonly string[] s_cells = [.. ZooCells.All.Keys.Except(["Bare", "Multiplicative"])];

    private static readonly (int Units, int Input)[] s_sizes = [(1, 1), (3, 5), (5, 2), (16, 16), (20, 7), (33, 13)];

    /// <summary>All losses but that of label sequences, which goes with no reduction: its models stand by themselves.</summary>
    private static readonly LossKind?[] s_losses = [null, .. Enum.GetValues<LossKind>().Where(kind => kind != LossKind.Ctc)];

    private static readonly int[] s_batches = [1, 2, 7, 13];

    private static readonly int[] s_steps = [1, 4, 9];

    private enum Factor
    {
        Cell,
        Size,
        Layers,
        Direction,
        Input,
        Reduction,
        Head,
        Loss,
        Batch,
        Steps,
        Lengths,
        Between,
        Inside,
    }

    /// <summary>Number of choices, by factor.</summary>
    private static readonly int[] s_levels = [s_cells.Length, s_sizes.Length, 3, 3, 4, 4, 3, s_losses.Length, s_batches.Length, s_steps.Length, 2, 3, 3];

    public static IReadOnlyList<int[]> Rows { get; } = PairwiseTable.Of(s_levels);

    public static IEnumerable<ZooModel> All => Rows.Select((row, i) => Model(row, i));

    private static ZooModel Model(int[] row, int number)
    {
        int At(Factor factor) => row[(int)factor];
        (int units, int input) = s_sizes[At(Factor.Size)];
        LossKind? loss = s_losses[At(Factor.Loss)];
        LayerDeclaration[] layers =
        [
            .. Input(At(Factor.Input), input),
            new RecurrentLayer(
                "memory",
                ZooCells.All[s_cells[At(Factor.Cell)]],
                units,
                At(Factor.Layers) + 1,
                At(Factor.Direction) > 0,
                At(Factor.Direction) == 2 ? Merge.Sum : Merge.Concat,
                At(Factor.Inside) == 1 ? 0.3 : 0,
                At(Factor.Inside) == 2),
            .. Between(At(Factor.Between)),
            .. At(Factor.Reduction) == 0 ? [] : new[] { new ReduceLayer("reduce", (Reduction)(At(Factor.Reduction) - 1)) },
            .. Head(At(Factor.Head)),
            .. loss is null ? [] : new[] { new LossLayer("loss", loss.Value, 0.5, number % 2 * 0.1, 0.7) },
        ];
        return ZooModel.Of($"{s_cells[At(Factor.Cell)]}{number:000}", layers) with
        {
            Batch = s_batches[At(Factor.Batch)],
            Steps = s_steps[At(Factor.Steps)],
            Ragged = At(Factor.Lengths) == 1,
        };
    }

    private static LayerDeclaration[] Input(int choice, int width) => choice switch
    {
        0 => [new FeaturesLayer("input", width, Standardize: false)],
        1 => [new FeaturesLayer("input", width, Standardize: true)],
        2 => [new TokensLayer("input", 9), new EmbeddingLayer("embedding", width)],
        _ => [new FeaturesLayer("input", width, Standardize: false), new RepeatLayer("repeat")],
    };

    private static LayerDeclaration[] Between(int choice) => choice switch
    {
        0 => [],
        1 => [new DropoutLayer("dropout", 0.25)],
        _ => [new LayerNormLayer("norm", 0.1)],
    };

    private static LayerDeclaration[] Head(int choice) => choice switch
    {
        0 => [],
        1 => [new DenseLayer("head", 4, Activation.None)],
        _ => [new DenseLayer("hidden", 18, Activation.Tanh), new DenseLayer("gate", 5, Activation.Sigmoid), new DenseLayer("rise", 3, Activation.Relu), new DenseLayer("head", 17, Activation.None)],
    };
}
