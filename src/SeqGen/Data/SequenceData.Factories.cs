namespace SeqGen.Data;

/// <content>Pairs of inputs and targets.</content>
public sealed partial class SequenceData
{
    /// <summary>Sequences of their own lengths, one input and one target.</summary>
    /// <param name="input">Made by <see cref="SequenceColumn.Sequences"/> or, for a value per sequence, <see cref="SequenceColumn.Rows"/>.</param>
    /// <param name="target">Likewise.</param>
    /// <exception cref="ArgumentException">As for the lists.</exception>
    public static SequenceData FromSequences(SequenceColumn input, SequenceColumn target) => FromSequences([input], [target]);

    /// <summary>Sequences of their own lengths, with several inputs and targets.</summary>
    /// <param name="inputs">Each made by <see cref="SequenceColumn.Sequences"/> or, for a value per sequence, <see cref="SequenceColumn.Rows"/>.</param>
    /// <param name="targets">Likewise, in the order of the model's losses.</param>
    /// <exception cref="ArgumentException">No column has steps, one was made by <see cref="SequenceColumn.Steps"/>, or the columns
    /// differ in the number of sequences or in the length of one.</exception>
    public static SequenceData FromSequences(IReadOnlyList<SequenceColumn> inputs, IReadOnlyList<SequenceColumn> targets)
    {
        (SequenceColumn[] ins, SequenceColumn[] outs) = Columns(inputs, targets);
        SequenceColumn[] columns = [.. ins, .. outs];
        int[] lengths = columns.FirstOrDefault(column => column.Lengths is not null)?.Lengths
            ?? throw new ArgumentException("No column has separate sequences; make it with SequenceColumn.Sequences, or use FromArrays.", nameof(inputs));
        foreach (SequenceColumn column in columns)
        {
            if (column.PerStep && column.Lengths is null)
            {
                throw new ArgumentException($"The column {column} is one long array; FromArrays or Windows takes those.", nameof(inputs));
            }

            CheckCount(column, column.Lengths?.Length ?? column.Count, lengths.Length);
            int other = column.Lengths is null ? -1 : lengths.AsSpan().CommonPrefixLength(column.Lengths);
            if (other >= 0 && other < lengths.Length)
            {
                throw new ArgumentException($"Sequence {other} has {lengths[other]} steps in one column and {column.Lengths![other]} in another.", nameof(inputs));
            }
        }

        SequenceSlice[] slices = new SequenceSlice[lengths.Length];
        int start = 0;
        for (int i = 0; i < slices.Length; i++)
        {
            slices[i] = new SequenceSlice(start, lengths[i], i);
            start += lengths[i];
        }

        return new SequenceData(ins, outs, slices, hasLengths: lengths.AsSpan().ContainsAnyExcept(lengths[0]));
    }

    /// <summary>Sources and targets of a model with an encoder. Targets stand without the start token and, where decoding is to end by itself, with the end token.</summary>
    /// <param name="source">Made by <see cref="SequenceColumn.Sequences"/>.</param>
    /// <param name="target">Likewise; a target has a length of its own.</param>
    /// <exception cref="ArgumentException">A column was not made of separate sequences, or the columns differ in their number.</exception>
    public static SequenceData FromPairs(SequenceColumn source, SequenceColumn target)
    {
        LengthsOf(source, nameof(source));
        LengthsOf(target, nameof(target));
        return FromPairs([source], [target]);
    }

    /// <summary>
    /// Sources and targets of a model with an encoder, in several columns: what goes with a source, a value for each sequence, and the targets of several
    /// decoders, which have their steps in common.
    /// </summary>
    /// <param name="source">The encoder's input, made by <see cref="SequenceColumn.Sequences"/> or, where it is a value per sequence, <see cref="SequenceColumn.Rows"/>;
    /// behind it the inputs of the stacks that decoders start from, made by <see cref="SequenceColumn.Rows"/>.</param>
    /// <param name="target">Each made by <see cref="SequenceColumn.Sequences"/>, in the order of the model's losses.</param>
    /// <exception cref="ArgumentException">There is no column, one was made in another way, or they differ in the number of sequences or, among targets, in the
    /// length of one.</exception>
    public static SequenceData FromPairs(IReadOnlyList<SequenceColumn> source, IReadOnlyList<SequenceColumn> target)
    {
        (SequenceColumn[] sources, SequenceColumn[] targets) = Columns(source, target);
        if (targets.Length == 0)
        {
            throw new ArgumentException("There must be at least one target.", nameof(target));
        }

        int[] to = LengthsOf(targets[0], nameof(target));
        int[] from = sources[0].PerStep ? LengthsOf(sources[0], nameof(source)) : [.. Enumerable.Repeat(1, sources[0].Count)];
        if (from.Length != to.Length || from.Length == 0)
        {
            throw new ArgumentException($"There are {from.Length} sources and {to.Length} targets; as many are needed, and at least one.", nameof(target));
        }

        foreach (SequenceColumn column in sources.AsSpan(1))
        {
            if (column.PerStep || column.Count != from.Length)
            {
                throw new ArgumentException($"The column {column} of {column.Count} goes with {from.Length} sources; it needs a value for each, made by SequenceColumn.Rows.", nameof(source));
            }
        }

        foreach (SequenceColumn column in targets.AsSpan(1))
        {
            if (!LengthsOf(column, nameof(target)).AsSpan().SequenceEqual(to))
            {
                throw new ArgumentException($"The target {column} has other lengths than the first one; they share their steps.", nameof(target));
            }
        }

        SequenceSlice[] slices = new SequenceSlice[to.Length];
        (int sourceStart, int start) = (0, 0);
        for (int i = 0; i < slices.Length; i++)
        {
            slices[i] = new SequenceSlice(start, to[i], i) { SourceStart = sourceStart, SourceLength = from[i] };
            (sourceStart, start) = (sourceStart + from[i], start + to[i]);
        }

        return new SequenceData(sources, targets, slices, hasLengths: true);
    }

    /// <summary>Sequences in dense arrays, one input and one target.</summary>
    /// <param name="input">[sequences, steps, width] by <see cref="SequenceColumn.Steps"/> or [sequences, width] by <see cref="SequenceColumn.Rows"/>.</param>
    /// <param name="target">Likewise.</param>
    /// <param name="steps">Steps that every sequence has room for.</param>
    /// <param name="lengths">Steps that count of each sequence, 1 to <paramref name="steps"/>; empty when all do.</param>
    /// <exception cref="ArgumentException">As for the lists.</exception>
    public static SequenceData FromArrays(SequenceColumn input, SequenceColumn target, int steps, ReadOnlySpan<int> lengths = default) =>
        FromArrays([input], [target], steps, lengths);

    /// <summary>Sequences in dense arrays, padded to a common number of steps, with several inputs and targets.</summary>
    /// <param name="inputs">Each [sequences, steps, width] by <see cref="SequenceColumn.Steps"/> or [sequences, width] by <see cref="SequenceColumn.Rows"/>.</param>
    /// <param name="targets">Likewise, in the order of the model's losses.</param>
    /// <param name="steps">Steps that every sequence has room for.</param>
    /// <param name="lengths">Steps that count of each sequence, 1 to <paramref name="steps"/>; empty when all do.</param>
    /// <exception cref="ArgumentException">The columns differ in the number of sequences, hold no whole number of them or none,
    /// or there are not as many lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is not positive or a length is out of its range.</exception>
    public static SequenceData FromArrays(
        IReadOnlyList<SequenceColumn> inputs, IReadOnlyList<SequenceColumn> targets, int steps, ReadOnlySpan<int> lengths = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        (SequenceColumn[] ins, SequenceColumn[] outs) = Columns(inputs, targets);
        int count = ins[0].PerStep ? ins[0].Count / steps : ins[0].Count;
        foreach (SequenceColumn column in (SequenceColumn[])[.. ins, .. outs])
        {
            if (column.PerStep && column.Count % steps != 0)
            {
                throw new ArgumentException($"The column {column} has {column.Count} steps, not a multiple of {steps}.", nameof(inputs));
            }

            CheckCount(column, column.PerStep ? column.Count / steps : column.Count, count);
        }

        if (lengths.Length > 0 && lengths.Length != count)
        {
            throw new ArgumentException($"There are {lengths.Length} lengths for {count} sequences.", nameof(lengths));
        }

        SequenceSlice[] slices = new SequenceSlice[count];
        for (int i = 0; i < count; i++)
        {
            int length = lengths.IsEmpty ? steps : lengths[i];
            if (length < 1 || length > steps)
            {
                throw new ArgumentOutOfRangeException(nameof(lengths), length, $"The length of sequence {i} must be 1 to {steps}.");
            }

            slices[i] = new SequenceSlice(i * steps, length, i);
        }

        return new SequenceData(ins, outs, slices, hasLengths: !lengths.IsEmpty);
    }

    private static (SequenceColumn[] Inputs, SequenceColumn[] Targets) Columns(
        IReadOnlyList<SequenceColumn> inputs, IReadOnlyList<SequenceColumn> targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (inputs.Count == 0 || inputs.Contains(null!) || targets.Contains(null!))
        {
            throw new ArgumentException("There must be at least one input, and no column may be null.", nameof(inputs));
        }

        return ([.. inputs], [.. targets]);
    }

    private static int[] LengthsOf(SequenceColumn column, string name)
    {
        ArgumentNullException.ThrowIfNull(column, name);
        return column.Lengths ?? throw new ArgumentException($"The column {column} has no separate sequences; make it with SequenceColumn.Sequences.", name);
    }

    private static void CheckCount(SequenceColumn column, int count, int expected)
    {
        if (count != expected || count == 0)
        {
            throw new ArgumentException($"The column {column} has {count} sequences; the first one has {expected}, and at least one is needed.", "inputs");
        }
    }
}
