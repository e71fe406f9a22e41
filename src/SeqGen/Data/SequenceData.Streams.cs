namespace SeqGen.Data;

/// <content>Streams for truncated back-propagation through time.</content>
public sealed partial class SequenceData
{
    private StreamShape? _stream;

    /// <summary>
    /// A long text for stateful training: it is cut into <paramref name="batch"/> lanes of equal length, and a batch is the next
    /// window of every lane, so that the state carries from batch to batch. The last window of the lanes may be shorter; the
    /// last tokens that fill no step of every lane are left out.
    /// </summary>
    /// <param name="tokens">The text; the target of a step is the token that follows.</param>
    /// <param name="batch">Number of lanes.</param>
    /// <param name="steps">Steps of a window.</param>
    /// <exception cref="ArgumentException">The text is too short for one step in every lane.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of lanes or steps is not positive.</exception>
    public static SequenceData Stream(int[] tokens, int batch, int steps)
    {
        SequenceColumn column = SequenceColumn.Steps(tokens);
        return Cut([column], [column.Later(1)], new StreamShape(0, column.Count, 1, batch, steps));
    }

    /// <summary>Long series for stateful training, targets at the same steps as inputs; see the overload for tokens.</summary>
    /// <param name="inputs">The inputs, made by <see cref="SequenceColumn.Steps"/>.</param>
    /// <param name="targets">The targets, likewise, in the order of the model's losses.</param>
    /// <param name="batch">Number of lanes.</param>
    /// <param name="steps">Steps of a window.</param>
    /// <exception cref="ArgumentException">A column has no steps, the columns differ in the number of steps, or there are too few for every lane.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of lanes or steps is not positive.</exception>
    public static SequenceData Stream(IReadOnlyList<SequenceColumn> inputs, IReadOnlyList<SequenceColumn> targets, int batch, int steps)
    {
        (SequenceColumn[] ins, SequenceColumn[] outs) = Columns(inputs, targets);
        return Cut(ins, outs, new StreamShape(0, SeriesSteps(ins, outs), 0, batch, steps));
    }

    private static SequenceData Cut(SequenceColumn[] inputs, SequenceColumn[] targets, StreamShape shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape.Lanes, "batch");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape.Steps, "steps");
        int lane = (shape.Count - shape.Reach) / shape.Lanes;
        if (lane < 1)
        {
            throw new ArgumentException($"{shape.Count} steps are too few for {shape.Lanes} lanes.", nameof(inputs));
        }

        int windows = (int)(((long)lane + shape.Steps - 1) / shape.Steps);
        SequenceSlice[] slices = new SequenceSlice[checked(windows * shape.Lanes)];
        for (int i = 0; i < slices.Length; i++)
        {
            int start = i / shape.Lanes * shape.Steps;
            slices[i] = new SequenceSlice(shape.First + (i % shape.Lanes * lane) + start, Math.Min(shape.Steps, lane - start), i);
        }

        return new SequenceData(inputs, targets, slices, hasLengths: false) { _stream = shape };
    }

    /// <summary>What part of the columns a stream covers and how it is cut.</summary>
    /// <param name="First">First step.</param>
    /// <param name="Count">Number of steps, those included that only targets read.</param>
    /// <param name="Reach">Steps behind the last input that targets read.</param>
    /// <param name="Lanes">Parallel lanes.</param>
    /// <param name="Steps">Steps of a window.</param>
    private sealed record StreamShape(int First, int Count, int Reach, int Lanes, int Steps);
}
