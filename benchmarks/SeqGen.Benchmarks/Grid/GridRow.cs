using System.Globalization;

namespace SeqGen.Benchmarks.Grid;

/// <summary>One line of the grid.</summary>
/// <param name="Cell">lstm, gru or custom (the LSTM as a user's cell).</param>
/// <param name="Op">train (forward and backward with dx), seq (inference over a sequence) or stream (one step).</param>
/// <param name="Batch">Sequences.</param>
/// <param name="Steps">Steps of each.</param>
/// <param name="Units">H, which is also the number of inputs.</param>
internal sealed record GridRow(string Cell, string Op, int Batch, int Steps, int Units)
{
    private static readonly (int Batch, int Steps, int Units)[] Shapes =
    [
        (1, 100, 32), (1, 100, 128), (1, 100, 512), (8, 50, 32), (16, 100, 64), (32, 50, 128), (32, 50, 256), (64, 50, 512), (64, 25, 1024),
    ];

    private static readonly int[] Streams = [16, 32, 64, 128, 256, 512, 1024];

    /// <summary>How it is called in progress lines and filters.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Cell} {Op} {Batch}x{Steps}x{Units}");

    /// <summary>Blocks of weights: one per gate.</summary>
    public int Gates => Cell == "gru" ? 3 : 4;

    /// <summary>Operations of the matrix products: a multiplication and an addition each; backward has twice the products of forward.</summary>
    public double Flops => 2.0 * Batch * Steps * Gates * Units * (2 * Units) * (Op == "train" ? 3 : 1);

    /// <summary>Bytes of both weight matrices.</summary>
    public double WeightBytes => sizeof(float) * (double)Gates * Units * 2 * Units;

    /// <summary>The whole grid; cells stand side by side, so that they are compared at the same time.</summary>
    public static IEnumerable<GridRow> All() =>
        from op in new[] { "train", "seq", "stream" }
        from shape in op == "stream" ? Streams.Select(units => (Batch: 1, Steps: 1, Units: units)) : Shapes
        from cell in new[] { "lstm", "custom", "gru" }
        where cell != "custom" || op == "train"
        select new GridRow(cell, op, shape.Batch, shape.Steps, shape.Units);
}
