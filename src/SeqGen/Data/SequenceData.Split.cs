namespace SeqGen.Data;

/// <content>Parts of the data.</content>
public sealed partial class SequenceData
{
    /// <summary>Some of the sequences, in the order given, over the same arrays.</summary>
    /// <param name="sequences">Which ones.</param>
    /// <exception cref="ArgumentException">None are given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    /// <exception cref="InvalidOperationException">The data is a stream, whose windows follow one another.</exception>
    public SequenceData Subset(ReadOnlySpan<int> sequences)
    {
        if (_stream is not null)
        {
            throw new InvalidOperationException("Windows of a stream follow one another; Split(heldOut) cuts a stream in two.");
        }

        if (sequences.IsEmpty)
        {
            throw new ArgumentException("A part of the data needs at least one sequence.", nameof(sequences));
        }

        SequenceSlice[] slices = new SequenceSlice[sequences.Length];
        for (int i = 0; i < slices.Length; i++)
        {
            if ((uint)sequences[i] >= (uint)_slices.Length)
            {
                throw new ArgumentOutOfRangeException(nameof(sequences), sequences[i], $"The data has the sequences 0 to {Count - 1}.");
            }

            slices[i] = _slices[sequences[i]];
        }

        return new SequenceData(_inputs, _targets, slices, HasLengths) { _reach = _reach };
    }

    /// <summary>
    /// Holds out the end of the data: the last sequences, or the last steps of a stream. Windows of the first part that reach
    /// into the first held-out window are left out, so that no step is in both.
    /// </summary>
    /// <param name="heldOut">Share to hold out, between 0 and 1; rounded to whole sequences, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <exception cref="InvalidOperationException">The data is too short to have two parts.</exception>
    public (SequenceData Train, SequenceData HeldOut) Split(double heldOut)
    {
        CheckShare(heldOut);
        if (_stream is { } shape)
        {
            int behind = (int)Math.Round(shape.Count * heldOut);
            return (Cut(_inputs, _targets, shape with { Count = shape.Count - behind }),
                Cut(_inputs, _targets, shape with { First = shape.First + shape.Count - behind, Count = behind }));
        }

        int cut = Count - HeldOutCount(heldOut);
        int[] all = [.. Enumerable.Range(0, Count)];
        int[] train = [.. all[..cut].Where(sequence => !Overlaps(_slices[sequence], _slices[cut]))];
        return train.Length == 0
            ? throw new InvalidOperationException("Every window reaches into the held-out part; use a smaller stride or hold out less.")
            : (Subset(train), Subset(all.AsSpan(cut)));
    }

    /// <summary>
    /// Holds out sequences drawn at random; the same seed draws the same. Overlapping windows are not kept apart: draw only where
    /// sequences share no steps.
    /// </summary>
    /// <param name="heldOut">Share to hold out, between 0 and 1; rounded to whole sequences, at least one.</param>
    /// <param name="seed">Seed of the drawing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <exception cref="InvalidOperationException">There is only one sequence, or the data is a stream.</exception>
    public (SequenceData Train, SequenceData HeldOut) Split(double heldOut, int seed)
    {
        CheckShare(heldOut);
        int cut = Count - HeldOutCount(heldOut);
        int[] order = new int[Count];
        Shuffle.Fill(order, seed, 0);
        Array.Sort(order, 0, cut);
        Array.Sort(order, cut, Count - cut);
        return (Subset(order.AsSpan(0, cut)), Subset(order.AsSpan(cut)));
    }

    private static void CheckShare(double heldOut)
    {
        if (!(heldOut > 0 && heldOut < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(heldOut), heldOut, "The held-out share must lie between 0 and 1.");
        }
    }

    private int HeldOutCount(double heldOut) => Count < 2
        ? throw new InvalidOperationException("One sequence cannot be split.")
        : Math.Clamp((int)Math.Round(Count * heldOut), 1, Count - 1);

    private bool Overlaps(SequenceSlice train, SequenceSlice held) =>
        train.Start <= held.Start && (long)train.Start + train.Length + _reach > held.Start;
}
