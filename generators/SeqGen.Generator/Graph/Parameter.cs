using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Graph;

/// <summary>A named array the model learns (or carries, when not trainable), in PyTorch's order.</summary>
/// <param name="Name">Full name, e.g. <c>memory.weight_ih_l0</c>.</param>
/// <param name="Rows">Length of a vector; outputs of a matrix; tokens of a table.</param>
/// <param name="Columns">Inputs of a matrix, size of a table's vectors; 0 for a vector.</param>
/// <param name="Start">How it is initialized.</param>
/// <param name="Value">The constant of <see cref="Start.Constant"/> and of <see cref="Start.GateConstants"/>'s default.</param>
/// <param name="Blocks">Number of equal blocks of rows (gates).</param>
/// <param name="BlockValues">Initial value of each block, for biases; empty when all are <paramref name="Value"/>.</param>
/// <param name="FanIn">For PyTorch's uniform start: values lie within 1 / sqrt(FanIn).</param>
/// <param name="Trainable">False for statistics such as the input's mean.</param>
internal sealed record Parameter(
    string Name,
    int Rows,
    int Columns,
    Start Start,
    double Value,
    int Blocks,
    EquatableArray<double> BlockValues,
    int FanIn,
    bool Trainable)
{
    /// <summary>The last directions of a weight [out, in, ...] over taps, or of a vector over positions [channels, ...]; empty for others.</summary>
    public EquatableArray<int> Field { get; init; }

    /// <summary>Columns of one input channel: 1 where there are no taps.</summary>
    public int Taps => IsVector ? 1 : Field.Aggregate(1, (all, count) => all * count);

    /// <summary>Lengths of its dimensions, as users see them.</summary>
    public int[] Shape => Field.Count == 0 ? IsVector ? [Rows] : [Rows, Columns]
        : IsVector ? [Rows / Field.Aggregate(1, (all, count) => all * count), .. Field] : [Rows, Columns / Taps, .. Field];

    public bool IsVector => Columns == 0;

    public long Count => (long)Rows * Math.Max(Columns, 1);
}

/// <summary>Initial distribution.</summary>
internal enum Start
{
    /// <summary>A constant, per block of rows if given.</summary>
    Constant,

    /// <summary>Uniform within sqrt(6 / (in + out)) of each block.</summary>
    Xavier,

    /// <summary>One random orthogonal matrix per block of rows.</summary>
    Orthogonal,

    /// <summary>Standard normal.</summary>
    Normal,

    /// <summary>Uniform within 1 / sqrt(FanIn).</summary>
    Uniform,

    /// <summary>Sines and cosines of the row's number.</summary>
    Sinusoids,

    /// <summary>Cosines and sines of the row's number.</summary>
    Rotations,
}

/// <summary>Rows and columns of a parameter that an operation uses.</summary>
internal sealed record WeightSlice(Parameter Parameter, int Row, int Rows, int Column, int Columns)
{
    public static WeightSlice All(Parameter parameter) => new(parameter, 0, parameter.Rows, 0, parameter.Columns);
}
