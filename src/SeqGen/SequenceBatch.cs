using System.ComponentModel;

namespace SeqGen;

/// <summary>Sequences of one batch, padded to a common number of steps. Arrays may be longer than the batch needs.</summary>
public sealed class SequenceBatch
{
    /// <summary>Number of sequences.</summary>
    public int Rows { get; set; }

    /// <summary>Number of steps of the longest sequence.</summary>
    public int Steps { get; set; }

    /// <summary>Steps of each sequence, [rows]; null when all have <see cref="Steps"/>.</summary>
    public int[]? Lengths { get; set; }

    /// <summary>Number of steps of the longest source, for a model with an encoder; its inputs have as many, its targets <see cref="Steps"/>.</summary>
    public int SourceSteps { get; set; }

    /// <summary>Steps of each source, [rows]; null when all have <see cref="SourceSteps"/>.</summary>
    public int[]? SourceLengths { get; set; }

    /// <summary>
    /// One array per input of the model: numbers (<c>float[]</c> or <c>double[]</c>, the model's scalar type) of
    /// [rows, steps, width] or [rows, width], or tokens (<c>int[]</c>) of [rows, steps] or [rows].
    /// </summary>
    public Array[] Inputs { get; set; } = [];

    /// <summary>One array per output with a loss: numbers shaped like the output, or classes [rows, steps] or [rows] with -1 for ignored.</summary>
    public Array[] Targets { get; set; } = [];

    /// <summary>The lengths of some rows, empty when all have <see cref="Steps"/>.</summary>
    /// <param name="firstRow">First sequence.</param>
    /// <param name="rows">Number of sequences.</param>
    /// <exception cref="ArgumentException">The batch has fewer rows, or fewer lengths than rows.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReadOnlySpan<int> LengthsOf(int firstRow, int rows) =>
        Lengths is null ? [] : Slice<int>(Lengths, nameof(Lengths), 0, firstRow, rows, 1);

    /// <summary>The lengths of some rows' sources, empty when all have <see cref="SourceSteps"/>.</summary>
    /// <param name="firstRow">First sequence.</param>
    /// <param name="rows">Number of sequences.</param>
    /// <exception cref="ArgumentException">The batch has fewer rows, or fewer lengths than rows.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReadOnlySpan<int> SourceLengthsOf(int firstRow, int rows) =>
        SourceLengths is null ? [] : Slice<int>(SourceLengths, nameof(SourceLengths), 0, firstRow, rows, 1);

    /// <summary>The values of some rows of an input, for emitted code.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="index">Place of the input.</param>
    /// <param name="firstRow">First sequence.</param>
    /// <param name="rows">Number of sequences.</param>
    /// <param name="perRow">Elements of one sequence.</param>
    /// <exception cref="ArgumentException">The input is missing, too short, of another type, or the batch has fewer rows.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReadOnlySpan<T> Input<T>(int index, int firstRow, int rows, int perRow) =>
        Slice<T>(Find(Inputs, nameof(Inputs), index), nameof(Inputs), index, firstRow, rows, perRow);

    /// <summary>The values of some rows of a target, for emitted code.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="index">Place of the target.</param>
    /// <param name="firstRow">First sequence.</param>
    /// <param name="rows">Number of sequences.</param>
    /// <param name="perRow">Elements of one sequence.</param>
    /// <exception cref="ArgumentException">The target is missing, too short, of another type, or the batch has fewer rows.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReadOnlySpan<T> Target<T>(int index, int firstRow, int rows, int perRow) =>
        Slice<T>(Find(Targets, nameof(Targets), index), nameof(Targets), index, firstRow, rows, perRow);

    private static Array Find(Array[] arrays, string name, int index) => index < arrays.Length
        ? arrays[index]
        : throw new ArgumentException($"The batch has {arrays.Length} {name}; the model takes at least {index + 1}.", "batch");

    private ReadOnlySpan<T> Slice<T>(Array array, string name, int index, int firstRow, int rows, int perRow)
    {
        if (firstRow < 0 || rows < 1 || rows > Rows - firstRow)
        {
            throw new ArgumentException($"Rows {firstRow} to {firstRow + rows - 1} are not in a batch of {Rows}.", "batch");
        }

        if (array is not T[] values)
        {
            throw new ArgumentException($"{name}[{index}] of the batch is {array?.GetType().Name ?? "null"}; the model takes {typeof(T).Name}[].", "batch");
        }

        if (values.Length < (long)Rows * perRow)
        {
            throw new ArgumentException($"{name}[{index}] of the batch has {values.Length} elements; {Rows} rows of {perRow} need {(long)Rows * perRow}.", "batch");
        }

        return values.AsSpan(firstRow * perRow, rows * perRow);
    }
}
