using System.ComponentModel;
using SeqGen.Runtime;

namespace SeqGen;

/// <content>Copies of label sequences, which are shorter than the steps they belong to.</content>
public abstract partial class Workspace
{
    /// <summary>Copies the labels of each sequence to its place, padded with -1 to <see cref="Steps"/>, and counts the sequences.</summary>
    /// <param name="source">[batch, any number of labels], -1 behind a sequence's last label.</param>
    /// <param name="name">The caller's name for the source.</param>
    /// <param name="classes">Labels are 0 to classes - 1.</param>
    /// <param name="blank">The class that is no label.</param>
    /// <param name="target">At least [batch, steps].</param>
    /// <exception cref="ArgumentException">The source is no multiple of the batch, a label stands behind the padding, or a sequence has
    /// fewer steps than its labels and their repeats take; the message names it. Nothing is changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is the blank or out of its range; nothing is changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int PackLabels(ReadOnlySpan<int> source, string name, int classes, int blank, Span<int> target)
    {
        int most = source.Length / Batch;
        if (most == 0 || source.Length != most * Batch)
        {
            throw new ArgumentException($"{name} has {source.Length} elements; batch {Batch} needs a positive multiple of {Batch}, -1 behind each sequence's last label.", name);
        }

        for (int place = 0; place < Batch; place++)
        {
            CtcLabels.Count(source.Slice(Source(place) * most, most), name, NameOf(Source(place)), classes, blank, Length(place));
        }

        int kept = Math.Min(most, Steps);
        for (int place = 0; place < Batch; place++)
        {
            Span<int> row = target.Slice(place * Steps, Steps);
            source.Slice(Source(place) * most, kept).CopyTo(row);
            row[kept..].Fill(-1);
        }

        return Batch;
    }
}
