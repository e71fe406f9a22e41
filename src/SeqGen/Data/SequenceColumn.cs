using System.Numerics;

namespace SeqGen.Data;

/// <summary>
/// The values of one input or target for all sequences: numbers (<see cref="float"/> or <see cref="double"/>, the model's
/// scalar type) or tokens and classes (<see cref="int"/>; a class of -1 is ignored). Arrays are kept, not copied.
/// </summary>
public abstract class SequenceColumn
{
    private protected SequenceColumn(Type elementType, int width, bool perStep)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (elementType != typeof(float) && elementType != typeof(double) && elementType != typeof(int))
        {
            throw new ArgumentException($"A column holds float, double or int, not {elementType.Name}.", "values");
        }

        ElementType = elementType;
        Width = width;
        PerStep = perStep;
    }

    /// <summary><see cref="float"/>, <see cref="double"/> or <see cref="int"/>.</summary>
    public Type ElementType { get; }

    /// <summary>Numbers of a step, or of a sequence.</summary>
    public int Width { get; }

    /// <summary>Whether there is one value per step rather than one per sequence.</summary>
    public bool PerStep { get; }

    /// <summary>Steps of each sequence where the column was made of separate sequences.</summary>
    internal virtual int[]? Lengths => null;

    /// <summary>Number of values of <see cref="Width"/> numbers: steps of all sequences together, or sequences.</summary>
    internal abstract int Count { get; }

    /// <summary>Values for every step, one sequence after the other (or one long series).</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="int"/>.</typeparam>
    /// <param name="values">[steps of all sequences, width].</param>
    /// <param name="width">Numbers of a step.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of the width, or the type is not supported.</exception>
    public static SequenceColumn Steps<T>(T[] values, int width = 1)
        where T : unmanaged, INumber<T> => new ValueColumn<T>(values, width, perStep: true);

    /// <summary>One value for each sequence.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="int"/>.</typeparam>
    /// <param name="values">[sequences, width].</param>
    /// <param name="width">Numbers of a sequence.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of the width, or the type is not supported.</exception>
    public static SequenceColumn Rows<T>(T[] values, int width = 1)
        where T : unmanaged, INumber<T> => new ValueColumn<T>(values, width, perStep: false);

    /// <summary>Values for every step of sequences of their own lengths. These are copied into one array.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="int"/>.</typeparam>
    /// <param name="sequences">One array per sequence, [steps, width], at least one step each.</param>
    /// <param name="width">Numbers of a step.</param>
    /// <exception cref="ArgumentException">A sequence is empty or its length is not a multiple of the width, or the type is not supported.</exception>
    /// <exception cref="OverflowException">All sequences together do not fit in one array.</exception>
    public static SequenceColumn Sequences<T>(IReadOnlyList<T[]> sequences, int width = 1)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        int[] lengths = new int[sequences.Count];
        int total = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            int length = sequences[i]?.Length ?? 0;
            if (length == 0 || length % width != 0)
            {
                throw new ArgumentException($"Sequence {i} has {length} elements; a positive multiple of {width} is needed.", nameof(sequences));
            }

            lengths[i] = length / width;
            total = checked(total + length);
        }

        T[] values = new T[total];
        int place = 0;
        foreach (T[] sequence in sequences)
        {
            sequence.CopyTo(values, place);
            place += sequence.Length;
        }

        return new ValueColumn<T>(values, width, perStep: true) { SequenceLengths = lengths };
    }

    /// <summary>Labels of sequences, fewer than they have steps, as <see cref="CtcAttribute"/> takes them. These are copied.</summary>
    /// <param name="labels">One array per sequence, which may be empty.</param>
    /// <param name="steps">Steps of each sequence, as in the columns beside this one; each row is padded with -1 to as many.</param>
    /// <exception cref="ArgumentException">There are not as many numbers of steps as sequences, or a sequence has no steps or more labels than steps.</exception>
    public static SequenceColumn Labels(IReadOnlyList<int[]> labels, IReadOnlyList<int> steps)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(steps);
        if (labels.Count != steps.Count)
        {
            throw new ArgumentException($"There are labels for {labels.Count} sequences and numbers of steps for {steps.Count}.", nameof(steps));
        }

        int[][] rows = new int[labels.Count][];
        for (int i = 0; i < rows.Length; i++)
        {
            int count = labels[i]?.Length ?? 0;
            if (count > steps[i])
            {
                throw new ArgumentException($"Sequence {i} has {count} labels and only {steps[i]} steps.", nameof(labels));
            }

            rows[i] = new int[Math.Max(steps[i], 0)];
            Array.Fill(rows[i], -1);
            labels[i]?.CopyTo(rows[i], 0);
        }

        return Sequences(rows);
    }

    /// <summary>Element type and shape, such as <c>float [steps, 12]</c>.</summary>
    public override string ToString()
    {
        string type = ElementType == typeof(int) ? "int" : ElementType == typeof(float) ? "float" : "double";
        return $"{type} [{(PerStep ? "steps" : "sequences")}, {Width}]";
    }

    /// <summary>The same values read a number of steps later.</summary>
    internal abstract SequenceColumn Later(int steps);

    /// <summary>For each sequence, the values of the steps that follow it, as one value of the sequence.</summary>
    internal abstract SequenceColumn Following(int steps);

    /// <summary>An array with room for a batch.</summary>
    internal abstract Array Allocate(int rows, int steps);

    /// <summary>Whether an array has the type and room for a batch.</summary>
    internal abstract bool Fits(Array target, int rows, int steps);

    /// <summary>Writes one sequence into a batch array, padding included.</summary>
    /// <param name="target">[rows, steps, width] or [rows, width].</param>
    /// <param name="row">Row of the batch.</param>
    /// <param name="steps">Steps of the batch.</param>
    /// <param name="slice">The sequence.</param>
    /// <param name="isTarget">Whether padding of classes is -1 rather than 0.</param>
    internal abstract void Copy(Array target, int row, int steps, SequenceSlice slice, bool isTarget);

    /// <summary>Adds each feature's (value - center) to the power of 1 or 2 over the steps of a sequence; returns how many values it added.</summary>
    internal abstract int AddPowers(SequenceSlice slice, ReadOnlySpan<double> center, int power, Span<double> sums);
}
