using System.ComponentModel;
using SeqGen.Runtime;

namespace SeqGen;

/// <content>Copies between the caller's dense arrays, batch first, and packed rows.</content>
public abstract partial class Workspace<T>
{
    /// <summary>Copies the valid steps of a dense array into packed rows. Padding of the source is not read.</summary>
    /// <param name="source">[batch, steps, sum of parts].</param>
    /// <param name="name">The caller's name for the source.</param>
    /// <param name="offset">Where the first row begins in the arena.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="parts">Widths of the parts of a row; each begins on a multiple of 16 elements.</param>
    /// <param name="chances">Whether values are probabilities.</param>
    /// <exception cref="ArgumentException">Wrong length, or a value at a valid step that is not finite, or no probability where these are asked for; nothing is changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void PackSteps(ReadOnlySpan<T> source, string name, int offset, int stride, ReadOnlySpan<int> parts, bool chances = false)
    {
        int width = PackedRow.Width(parts);
        CheckLength(source.Length, Steps, width, name);
        for (int place = 0; place < Batch; place++)
        {
            Check(source.Slice(Source(place) * Steps * width, Length(place) * width), name, Source(place), width, perStep: true, chances);
        }

        Span<T> arena = _arena.Span;
        for (int step = 0; step < Steps; step++)
        {
            int first = First(step);
            int count = First(step + 1) - first;
            for (int place = 0; place < count; place++)
            {
                PackedRow.Write(source.Slice(((Source(place) * Steps) + step) * width, width), arena[(offset + ((first + place) * stride))..], parts);
            }
        }
    }

    /// <summary>Copies packed rows into a dense array, zero at padding.</summary>
    /// <param name="offset">Where the first row begins in the arena.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="parts">Widths of the parts of a row; each begins on a multiple of 16 elements.</param>
    /// <param name="target">[batch, steps, sum of parts].</param>
    /// <param name="name">The caller's name for the target.</param>
    /// <exception cref="ArgumentException">Wrong length; nothing is changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UnpackSteps(int offset, int stride, ReadOnlySpan<int> parts, Span<T> target, string name)
    {
        int width = PackedRow.Width(parts);
        CheckLength(target.Length, Steps, width, name);
        ReadOnlySpan<T> arena = _arena.Span;
        for (int step = 0; step < Steps; step++)
        {
            int first = First(step);
            int count = First(step + 1) - first;
            for (int place = 0; place < Batch; place++)
            {
                Span<T> row = target.Slice(((Source(place) * Steps) + step) * width, width);
                if (place < count)
                {
                    PackedRow.Read(arena[(offset + ((first + place) * stride))..], row, parts);
                }
                else
                {
                    row.Clear();
                }
            }
        }
    }

    /// <summary>Copies one value per sequence into rows in the order of places.</summary>
    /// <param name="source">[batch, sum of parts].</param>
    /// <param name="name">The caller's name for the source.</param>
    /// <param name="offset">Where the first row begins in the arena.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="parts">Widths of the parts of a row; each begins on a multiple of 16 elements.</param>
    /// <param name="chances">Whether values are probabilities.</param>
    /// <exception cref="ArgumentException">Wrong length, or a value that is not finite, or no probability where these are asked for; nothing is changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void PackRows(ReadOnlySpan<T> source, string name, int offset, int stride, ReadOnlySpan<int> parts, bool chances = false)
    {
        int width = PackedRow.Width(parts);
        CheckLength(source.Length, steps: null, width, name);
        for (int row = 0; row < Batch; row++)
        {
            Check(source.Slice(row * width, width), name, row, width, perStep: false, chances);
        }

        Span<T> arena = _arena.Span;
        for (int place = 0; place < Batch; place++)
        {
            PackedRow.Write(source.Slice(Source(place) * width, width), arena[(offset + (place * stride))..], parts);
        }
    }

    /// <summary>Copies rows in the order of places into one value per sequence.</summary>
    /// <param name="offset">Where the first row begins in the arena.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="parts">Widths of the parts of a row; each begins on a multiple of 16 elements.</param>
    /// <param name="target">[batch, sum of parts].</param>
    /// <param name="name">The caller's name for the target.</param>
    /// <exception cref="ArgumentException">Wrong length; nothing is changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UnpackRows(int offset, int stride, ReadOnlySpan<int> parts, Span<T> target, string name)
    {
        int width = PackedRow.Width(parts);
        CheckLength(target.Length, steps: null, width, name);
        ReadOnlySpan<T> arena = _arena.Span;
        for (int place = 0; place < Batch; place++)
        {
            PackedRow.Read(arena[(offset + (place * stride))..], target.Slice(Source(place) * width, width), parts);
        }
    }

    /// <summary>Every value must be finite, or, where chances are asked for, from 0 to 1.</summary>
    private void Check(ReadOnlySpan<T> values, string name, int sequence, int width, bool perStep, bool chances)
    {
        int bad = chances ? Finite.FirstOutside(values, T.Zero, T.One) : Finite.FirstBad(values);
        if (bad >= 0)
        {
            string step = perStep ? $", step {bad / width}" : string.Empty;
            string why = chances ? "; targets of BinaryCrossEntropy lie from 0 to 1" : string.Empty;
            throw new ArgumentException($"{name} holds {values[bad]} at sequence {NameOf(sequence)}{step}, feature {bad % width}{why}.", name);
        }
    }
}
