using System.Globalization;

namespace SeqGen.Benchmarks.Grid;

/// <summary>One line of the grid.</summary>
/// <param name="Cell">
/// lstm, gru or custom (the LSTM as a user's cell); block (a causal transformer block of 8 heads); dot or additive (LSTM encoder and decoder with such attention,
/// as many source steps as target steps, H tokens); conv (a ConvLSTM over frames of H x H: 5 x 5 taps and 64 channels in and out, for H = 64 3 x 3 and 32).
/// </param>
/// <param name="Op">train (forward and backward with dx), seq (inference over a sequence), stream (one step) or decode (one token, written greedily).</param>
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
    public double Flops => Cell == "conv" ? Batch * Steps * (Op == "train" ? 3 : 1) * 2.0 * 4 * Channels * 2 * Channels * Inside * Inside : Batch * (Op == "decode" ? 1 : Steps) * (Op == "train" ? 3 : 1) * ((2 * Squares * Units * Units) + (Weighing * Units * Seen));

    /// <summary>Bytes of the weights that a step reads, and in decoding of the keys and values that it meets; a step of the encoder's state comes with each token.</summary>
    public double WeightBytes => Cell == "conv" ? sizeof(float) * 4.0 * Channels * 2 * Channels * Kernel * Kernel : Op != "decode" ? sizeof(float) * Squares * Units * Units
        : sizeof(float) * (((4 + DecoderSquares) * Units * Units) + (2.0 * Units * Steps));

    /// <summary>Numbers of a step's input, which are as many as those of its output.</summary>
    public int Width => Cell == "conv" ? Units * Units * Channels : Units;

    private int Channels => Units == 64 ? 32 : 64;

    private int Kernel => Units == 64 ? 3 : 5;

    /// <summary>Pairs of a position and a tap inside the frame, along one direction.</summary>
    private double Inside => (Units * Kernel) - (Kernel / 2 * (Kernel / 2 + 1));

    /// <summary>Multiply-adds of the products with weights in each step, as multiples of H x H.</summary>
    private double Squares => Cell switch
    {
        "block" => 12,
        "dot" or "additive" => EncoderSquares + DecoderSquares,
        _ => 2 * Gates,
    };

    private double EncoderSquares => 8 + (Cell == "additive" ? 1 : 0);

    /// <summary>The LSTM, with the context beside its input or combined behind it; the query of additive scores; the head.</summary>
    private double DecoderSquares => Cell == "additive" ? 12 + 1 + 1 : 8 + 2 + 1;

    /// <summary>Operations of attention for each unit and step seen: q k and p v, or w tanh(q + k) and p v, functions not counted.</summary>
    private double Weighing => Cell switch { "block" or "dot" => 4, "additive" => 5, _ => 0 };

    /// <summary>Steps that a step sees.</summary>
    private double Seen => Cell == "block" ? (Steps + 1) / 2.0 : Steps;

    /// <summary>The whole grid; cells stand side by side, so that they are compared at the same time.</summary>
    public static IEnumerable<GridRow> All() => Recurrent().Concat(Attention).Concat(Frames);

    private static IEnumerable<GridRow> Recurrent() =>
        from op in new[] { "train", "seq", "stream" }
        from shape in op == "stream" ? Streams.Select(units => (Batch: 1, Steps: 1, Units: units)) : Shapes
        from cell in new[] { "lstm", "custom", "gru" }
        where cell != "custom" || op == "train"
        select new GridRow(cell, op, shape.Batch, shape.Steps, shape.Units);

    /// <summary>Models over frames.</summary>
    private static readonly GridRow[] Frames =
    [
        .. from op in new[] { "train", "seq", "stream" }
           from side in new[] { 16, 32, 64 }
           select new GridRow("conv", op, op == "stream" ? 1 : 4, op == "stream" ? 1 : 10, side),
    ];

    /// <summary>Models with attention.</summary>
    private static readonly GridRow[] Attention =
    [
        new("block", "train", 16, 128, 256), new("dot", "train", 32, 40, 256), new("additive", "train", 32, 40, 256),
        new("block", "seq", 16, 128, 256), new("dot", "decode", 1, 40, 256), new("additive", "decode", 1, 40, 256),
    ];
}
