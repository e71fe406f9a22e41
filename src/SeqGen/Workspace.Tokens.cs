using System.ComponentModel;

namespace SeqGen;

/// <content>Copies of tokens and classes from the caller's dense arrays, batch first, into the order of packed rows.</content>
public abstract partial class Workspace
{
    /// <summary>Copies the tokens of valid steps. Padding of the source is not read.</summary>
    /// <param name="source">[batch, steps].</param>
    /// <param name="name">The caller's name for the source.</param>
    /// <param name="vocabulary">Tokens are 0 to vocabulary - 1.</param>
    /// <param name="target">At least [rows].</param>
    /// <exception cref="ArgumentException">Wrong length; nothing is changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is out of its range; nothing is changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void PackTokens(ReadOnlySpan<int> source, string name, int vocabulary, Span<int> target) =>
        PackSteps(source, name, 0, vocabulary, target);

    /// <summary>Copies target tokens as the input that teacher forcing gives a decoder: a start token, then all but the last. -1 counts as the start.</summary>
    /// <param name="source">Targets, [batch, steps]; padding is not read.</param>
    /// <param name="name">The caller's name for the source.</param>
    /// <param name="vocabulary">Targets are -1 to vocabulary - 1.</param>
    /// <param name="start">The start token.</param>
    /// <param name="target">At least [rows].</param>
    /// <exception cref="ArgumentException">Wrong length; nothing is changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is out of its range; nothing is changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void PackShifted(ReadOnlySpan<int> source, string name, int vocabulary, int start, Span<int> target)
    {
        PackSteps(source, name, -1, vocabulary, target);
        for (int step = Steps - 1; step > 0; step--)
        {
            Span<int> rows = target[First(step)..First(step + 1)];
            for (int place = 0; place < rows.Length; place++)
            {
                int before = target[First(step - 1) + place];
                rows[place] = before < 0 ? start : before;
            }
        }

        target[..First(1)].Fill(start);
    }

    /// <summary>Copies one token per sequence.</summary>
    /// <param name="source">[batch].</param>
    /// <param name="name">The caller's name for the source.</param>
    /// <param name="vocabulary">Tokens are 0 to vocabulary - 1.</param>
    /// <param name="target">At least [batch].</param>
    /// <exception cref="ArgumentException">Wrong length; nothing is changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is out of its range; nothing is changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void PackRowTokens(ReadOnlySpan<int> source, string name, int vocabulary, Span<int> target) =>
        PackRows(source, name, 0, vocabulary, target);

    /// <summary>Copies the target classes of valid steps and counts those that are not ignored (-1).</summary>
    /// <param name="source">[batch, steps].</param>
    /// <param name="name">The caller's name for the source.</param>
    /// <param name="classes">Targets are -1 to classes - 1.</param>
    /// <param name="target">At least [rows].</param>
    /// <exception cref="ArgumentException">Wrong length; nothing is changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is out of its range; nothing is changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int PackTargets(ReadOnlySpan<int> source, string name, int classes, Span<int> target)
    {
        PackSteps(source, name, -1, classes, target);
        return CountClasses(target[..Rows]);
    }

    /// <summary>Copies one target class per sequence and counts those that are not ignored (-1).</summary>
    /// <param name="source">[batch].</param>
    /// <param name="name">The caller's name for the source.</param>
    /// <param name="classes">Targets are -1 to classes - 1.</param>
    /// <param name="target">At least [batch].</param>
    /// <exception cref="ArgumentException">Wrong length; nothing is changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is out of its range; nothing is changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int PackRowTargets(ReadOnlySpan<int> source, string name, int classes, Span<int> target)
    {
        PackRows(source, name, -1, classes, target);
        return CountClasses(target[..Batch]);
    }

    /// <summary>Refuses an array of the wrong length: batch x steps (null: one value per sequence) x width (null: tokens).</summary>
    private protected void CheckLength(int actual, int? steps, int? width, string name)
    {
        long expected = (long)Batch * (steps ?? 1) * (width ?? 1);
        if (actual != expected)
        {
            string shape = $"batch {Batch}" + (steps is null ? string.Empty : $" x steps {steps}") + (width is null ? string.Empty : $" x {width}");
            throw new ArgumentException($"{name} has {actual} elements; {shape} needs {expected}.", name);
        }
    }

    private static int CountClasses(ReadOnlySpan<int> targets) => targets.Length - targets.Count(-1);

    private void PackSteps(ReadOnlySpan<int> source, string name, int least, int end, Span<int> target)
    {
        CheckLength(source.Length, Steps, width: null, name);
        for (int place = 0; place < Batch; place++)
        {
            CheckRange(source.Slice(Source(place) * Steps, Length(place)), name, Source(place), least, end, perStep: true);
        }

        for (int step = 0; step < Steps; step++)
        {
            Span<int> rows = target[First(step)..First(step + 1)];
            for (int place = 0; place < rows.Length; place++)
            {
                rows[place] = source[(Source(place) * Steps) + step];
            }
        }
    }

    private void PackRows(ReadOnlySpan<int> source, string name, int least, int end, Span<int> target)
    {
        CheckLength(source.Length, steps: null, width: null, name);
        for (int row = 0; row < Batch; row++)
        {
            CheckRange(source.Slice(row, 1), name, row, least, end, perStep: false);
        }

        for (int place = 0; place < Batch; place++)
        {
            target[place] = source[Source(place)];
        }
    }

    private void CheckRange(ReadOnlySpan<int> values, string name, int sequence, int least, int end, bool perStep)
    {
        int bad = values.IndexOfAnyExceptInRange(least, end - 1);
        if (bad >= 0)
        {
            string step = perStep ? $", step {bad}" : string.Empty;
            throw new ArgumentOutOfRangeException(name, values[bad], $"{name} must be {least} to {end - 1}; it is not at sequence {NameOf(sequence)}{step}.");
        }
    }
}
