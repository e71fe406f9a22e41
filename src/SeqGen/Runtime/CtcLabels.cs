namespace SeqGen.Runtime;

/// <summary>Checks the labels of a sequence for connectionist temporal classification.</summary>
internal static class CtcLabels
{
    /// <summary>The number of labels in front of the padding of -1, after checking that they fit.</summary>
    /// <param name="row">Labels of a sequence, -1 behind them.</param>
    /// <param name="name">The caller's name for the labels.</param>
    /// <param name="sequence">Number of the sequence in the whole batch, for messages.</param>
    /// <param name="classes">Labels are 0 to classes - 1.</param>
    /// <param name="blank">The class that is no label.</param>
    /// <param name="steps">Steps of the sequence: one for each label, and one for a blank between two equal ones, are needed.</param>
    /// <exception cref="ArgumentException">A label stands behind the padding, or there are too many for the steps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is the blank or no class.</exception>
    public static int Count(ReadOnlySpan<int> row, string name, int sequence, int classes, int blank, int steps)
    {
        int count = row.IndexOf(-1) is >= 0 and int end ? end : row.Length;
        int stray = row[count..].IndexOfAnyExcept(-1), repeats = 0;
        if (stray >= 0)
        {
            throw new ArgumentException($"{name} has a label at place {count + stray} of sequence {sequence}, behind the padding of -1 that begins at {count}.", name);
        }

        for (int i = 0; i < count; i++)
        {
            if ((uint)row[i] >= (uint)classes || row[i] == blank)
            {
                throw new ArgumentOutOfRangeException(
                    name, row[i], $"{name} must be 0 to {classes - 1} and not the blank {blank}, or -1 behind the last label; it is not at sequence {sequence}, place {i}.");
            }

            repeats += i > 0 && row[i] == row[i - 1] ? 1 : 0;
        }

        return count + repeats <= steps
            ? count
            : throw new ArgumentException(
                $"{name} has {count} labels for sequence {sequence}, {repeats} of them like the one before: that takes {count + repeats} steps, and the sequence has {steps}.", name);
    }
}
