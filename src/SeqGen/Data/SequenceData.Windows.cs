namespace SeqGen.Data;

/// <content>Windows over a long series.</content>
public sealed partial class SequenceData
{
    /// <summary>Steps behind the end of a sequence that its targets read.</summary>
    private int _reach;

    /// <summary>
    /// Windows over a long text: the input of a step is its token, the target the token that follows. A remainder shorter than a
    /// window is left out.
    /// </summary>
    /// <param name="tokens">The text.</param>
    /// <param name="length">Steps of a window.</param>
    /// <param name="stride">Steps from the start of one window to that of the next.</param>
    /// <exception cref="ArgumentException">The text is shorter than a window and the token behind it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length or the stride is not positive.</exception>
    public static SequenceData Windows(int[] tokens, int length, int stride)
    {
        SequenceColumn column = SequenceColumn.Steps(tokens);
        return Slide([column], [column.Later(1)], column.Count, length, stride, reach: 1);
    }

    /// <summary>Windows over a long series: the target of a window is what follows it, as one value of the sequence.</summary>
    /// <param name="series">The series, made by <see cref="SequenceColumn.Steps"/>.</param>
    /// <param name="length">Steps of a window.</param>
    /// <param name="stride">Steps from the start of one window to that of the next.</param>
    /// <param name="horizon">Steps behind the window that make the target, [horizon x width]; 1 for the class that follows.</param>
    /// <exception cref="ArgumentException">The series is shorter than a window and its target, or has no steps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length, the stride or the horizon is not positive.</exception>
    public static SequenceData Windows(SequenceColumn series, int length, int stride, int horizon)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(horizon);
        return Slide([series], [series.Following(horizon)], SeriesSteps([series], []), length, stride, reach: horizon);
    }

    /// <summary>Windows over several long series of the same number of steps, targets at the same steps as inputs.</summary>
    /// <param name="inputs">The inputs, made by <see cref="SequenceColumn.Steps"/>.</param>
    /// <param name="targets">The targets, likewise, in the order of the model's losses.</param>
    /// <param name="length">Steps of a window.</param>
    /// <param name="stride">Steps from the start of one window to that of the next.</param>
    /// <exception cref="ArgumentException">A column has no steps, or the columns differ in the number of steps or are shorter than a window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length or the stride is not positive.</exception>
    public static SequenceData Windows(IReadOnlyList<SequenceColumn> inputs, IReadOnlyList<SequenceColumn> targets, int length, int stride)
    {
        (SequenceColumn[] ins, SequenceColumn[] outs) = Columns(inputs, targets);
        return Slide(ins, outs, SeriesSteps(ins, outs), length, stride, reach: 0);
    }

    private static SequenceData Slide(SequenceColumn[] inputs, SequenceColumn[] targets, int steps, int length, int stride, int reach)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        if (steps - reach < length)
        {
            throw new ArgumentException($"The series has {steps} steps; a window of {length} and its target need {length + (long)reach}.", nameof(inputs));
        }

        SequenceSlice[] slices = new SequenceSlice[((steps - reach - length) / stride) + 1];
        for (int i = 0; i < slices.Length; i++)
        {
            slices[i] = new SequenceSlice(i * stride, length, i);
        }

        return new SequenceData(inputs, targets, slices, hasLengths: false) { _reach = reach };
    }

    private static int SeriesSteps(SequenceColumn[] inputs, SequenceColumn[] targets)
    {
        foreach (SequenceColumn column in (SequenceColumn[])[.. inputs, .. targets])
        {
            if (!column.PerStep || column.Lengths is not null)
            {
                throw new ArgumentException($"The column {column} is not one long series; make it with SequenceColumn.Steps.", nameof(inputs));
            }

            if (column.Count != inputs[0].Count)
            {
                throw new ArgumentException($"The column {column} has {column.Count} steps; the first one has {inputs[0].Count}.", nameof(inputs));
            }
        }

        return inputs[0].Count;
    }
}
