namespace SeqGen.Data;

/// <summary>
/// Sequences to train on or to evaluate: pairs of inputs and targets, windows over a long series, or a stream whose windows
/// follow one another and carry the model's state; or sources and targets of models with an encoder, each with lengths of its own. Values stay in the caller's arrays; batches are copied out of them into
/// arrays made once.
/// </summary>
public sealed partial class SequenceData
{
    private readonly SequenceColumn[] _inputs;
    private readonly SequenceColumn[] _targets;
    private readonly SequenceSlice[] _slices;

    private SequenceData(SequenceColumn[] inputs, SequenceColumn[] targets, SequenceSlice[] slices, bool hasLengths)
    {
        _inputs = inputs;
        _targets = targets;
        _slices = slices;
        HasLengths = hasLengths;
        foreach (SequenceSlice slice in slices)
        {
            Steps = Math.Max(Steps, slice.Length);
            SourceSteps = Math.Max(SourceSteps, slice.SourceLength);
            TotalSteps += slice.Length;
        }
    }

    /// <summary>Number of sequences (windows of all lanes, for a stream).</summary>
    public int Count => _slices.Length;

    /// <summary>Steps of the longest sequence.</summary>
    public int Steps { get; }

    /// <summary>Steps of the longest source, in data made by <see cref="FromPairs(SequenceColumn, SequenceColumn)"/>; 0 in others, whose inputs have the steps of their targets.</summary>
    public int SourceSteps { get; }

    /// <summary>Steps of all sequences together; of the targets, in data made by <see cref="FromPairs(SequenceColumn, SequenceColumn)"/>.</summary>
    public long TotalSteps { get; }

    /// <summary>Whether sequences have lengths of their own: batches then carry them, and are padded to the longest of the batch.</summary>
    public bool HasLengths { get; }

    /// <summary>
    /// For a stream, the number of parallel lanes: every batch has that many rows, row i of a batch continues row i of the one
    /// before, and batches come in order. 0 for sequences that are independent of one another.
    /// </summary>
    public int Lanes => _stream?.Lanes ?? 0;

    /// <summary>Whether inputs are sources with steps of their own, as <see cref="FromPairs(SequenceColumn, SequenceColumn)"/> makes them.</summary>
    private bool IsPaired => SourceSteps > 0;

    /// <summary>Inputs, in the order of the model's.</summary>
    public IReadOnlyList<SequenceColumn> Inputs => _inputs;

    /// <summary>Targets, in the order of the model's losses.</summary>
    public IReadOnlyList<SequenceColumn> Targets => _targets;

    /// <summary>The number of steps of a sequence.</summary>
    /// <param name="sequence">0 to <see cref="Count"/> - 1.</param>
    public int LengthOf(int sequence) => _slices[sequence].Length;

    /// <summary>The number of steps of a sequence's source; 0 where inputs have the steps of their targets.</summary>
    /// <param name="sequence">0 to <see cref="Count"/> - 1.</param>
    public int SourceLengthOf(int sequence) => _slices[sequence].SourceLength;

    /// <summary>Makes a batch with room for a number of sequences; <see cref="Fill"/> then allocates nothing.</summary>
    /// <param name="rows">The largest number of sequences, at least 1.</param>
    public SequenceBatch CreateBatch(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        return new SequenceBatch
        {
            Rows = rows,
            Steps = Steps,
            Lengths = HasLengths ? new int[rows] : null,
            SourceSteps = SourceSteps,
            SourceLengths = IsPaired ? new int[rows] : null,
            Inputs = Array.ConvertAll(_inputs, column => column.Allocate(rows, IsPaired ? SourceSteps : Steps)),
            Targets = Array.ConvertAll(_targets, column => column.Allocate(rows, Steps)),
        };
    }

    /// <summary>Copies sequences into a batch. Steps behind the end of a sequence are 0, or -1 for classes.</summary>
    /// <param name="batch">A batch made by <see cref="CreateBatch"/> of this data.</param>
    /// <param name="sequences">Which sequences, at most as many as the batch has room for.</param>
    /// <exception cref="ArgumentException">No sequences are given, or the batch was made for other data or fewer sequences.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    public void Fill(SequenceBatch batch, ReadOnlySpan<int> sequences)
    {
        ArgumentNullException.ThrowIfNull(batch);
        int steps = 0;
        int sourceSteps = 0;
        foreach (int sequence in sequences)
        {
            if ((uint)sequence >= (uint)_slices.Length)
            {
                throw new ArgumentOutOfRangeException(nameof(sequences), sequence, $"The data has the sequences 0 to {Count - 1}.");
            }

            steps = Math.Max(steps, _slices[sequence].Length);
            sourceSteps = Math.Max(sourceSteps, _slices[sequence].SourceLength);
        }

        CheckRoom(batch, sequences.Length, steps, sourceSteps);
        batch.Rows = sequences.Length;
        batch.Steps = steps;
        batch.SourceSteps = sourceSteps;
        for (int row = 0; row < sequences.Length; row++)
        {
            SequenceSlice slice = _slices[sequences[row]];
            if (HasLengths)
            {
                batch.Lengths![row] = slice.Length;
            }

            if (IsPaired)
            {
                batch.SourceLengths![row] = slice.SourceLength;
            }

            for (int i = 0; i < _inputs.Length; i++)
            {
                _inputs[i].Copy(batch.Inputs[i], row, IsPaired ? sourceSteps : steps, IsPaired ? slice.Source : slice, isTarget: false);
            }

            for (int i = 0; i < _targets.Length; i++)
            {
                _targets[i].Copy(batch.Targets[i], row, steps, slice, isTarget: true);
            }
        }
    }

    /// <summary>Mean and standard deviation (divided by the count, not one less) of each feature of an input over every step of every sequence.</summary>
    /// <param name="input">Place of the input.</param>
    /// <param name="mean">[width], written.</param>
    /// <param name="standardDeviation">[width], written; 0 for a feature that never changes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    /// <exception cref="ArgumentException">A span has another length than the input's width.</exception>
    public void Statistics(int input, Span<double> mean, Span<double> standardDeviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(input);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(input, _inputs.Length);
        SequenceColumn column = _inputs[input];
        if (mean.Length != column.Width || standardDeviation.Length != column.Width)
        {
            throw new ArgumentException($"Input {input} has {column.Width} features; there is room for {mean.Length} means and {standardDeviation.Length} deviations.", nameof(mean));
        }

        // Two passes: the squares are summed about the mean, so that a large mean costs no digits.
        double[] center = new double[column.Width];
        Average(column, center, 1, mean);
        Average(column, mean, 2, standardDeviation);
        foreach (ref double value in standardDeviation)
        {
            value = Math.Sqrt(value);
        }
    }

    /// <summary>Number of sequences and steps, such as <c>1,024 sequences of up to 50 steps</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Count:N0} sequences of {(HasLengths ? "up to " : string.Empty)}{Steps:N0} steps")
        + (IsPaired ? FormattableString.Invariant($" from sources of up to {SourceSteps:N0}") : string.Empty)
        + (Lanes > 0 ? FormattableString.Invariant($" in {Lanes} lanes") : string.Empty);

    private void Average(SequenceColumn column, ReadOnlySpan<double> center, int power, Span<double> average)
    {
        average.Clear();
        long count = 0;
        foreach (SequenceSlice slice in _slices)
        {
            count += column.AddPowers(IsPaired ? slice.Source : slice, center, power, average);
        }

        foreach (ref double value in average)
        {
            value /= count;
        }
    }

    private void CheckRoom(SequenceBatch batch, int rows, int steps, int sourceSteps)
    {
        bool fits = rows > 0 && batch.Inputs.Length == _inputs.Length && batch.Targets.Length == _targets.Length
            && HasLengths == batch.Lengths is not null && (batch.Lengths is null || batch.Lengths.Length >= rows)
            && IsPaired == batch.SourceLengths is not null && (batch.SourceLengths is null || batch.SourceLengths.Length >= rows);
        for (int i = 0; fits && i < _inputs.Length; i++)
        {
            fits = _inputs[i].Fits(batch.Inputs[i], rows, IsPaired ? sourceSteps : steps);
        }

        for (int i = 0; fits && i < _targets.Length; i++)
        {
            fits = _targets[i].Fits(batch.Targets[i], rows, steps);
        }

        if (!fits)
        {
            throw new ArgumentException($"The batch has no room for {rows} sequences of {steps} steps of this data; make it with CreateBatch.", nameof(batch));
        }
    }
}
