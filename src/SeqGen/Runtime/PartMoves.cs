using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>Copies rows from place to place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PartMoves
{
    /// <summary>target[row] = source[row].</summary>
    /// <param name="source">First element.</param>
    /// <param name="sourceStride">Elements from row to row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="width">Elements of a row, padding included.</param>
    /// <param name="target">First element.</param>
    /// <param name="targetStride">Elements from row to row.</param>
    public static void Copy<T>(ref T source, nint sourceStride, int rows, int width, ref T target, nint targetStride)
        where T : unmanaged
    {
        for (int row = 0; row < rows; row++)
            Span(ref source, row * sourceStride, width).CopyTo(Span(ref target, row * targetStride, width));
    }

    /// <summary>target[row] = source[row], the same units in other parts; each part begins on a multiple of 16 elements.</summary>
    /// <param name="source">First element.</param>
    /// <param name="sourceStride">Elements from row to row.</param>
    /// <param name="sourceParts">Units of each part.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="target">First element.</param>
    /// <param name="targetStride">Elements from row to row.</param>
    /// <param name="targetParts">Units of each part, as many together.</param>
    public static void Regroup<T>(ref T source, nint sourceStride, ReadOnlySpan<int> sourceParts, int rows, ref T target, nint targetStride, ReadOnlySpan<int> targetParts)
        where T : unmanaged
    {
        nint from = 0, to = 0;
        int left = 0, free = 0, read = 0, written = 0;
        while (true)
        {
            if (left == 0)
            {
                if (read == sourceParts.Length)
                    return;
                from = (from + 15) & ~15;
                left = sourceParts[read++];
            }

            if (free == 0)
            {
                to = (to + 15) & ~15;
                free = targetParts[written++];
            }

            int units = Math.Min(left, free);
            Copy(ref Unsafe.Add(ref source, from), sourceStride, rows, units, ref Unsafe.Add(ref target, to), targetStride);
            (from, to, left, free) = (from + units, to + units, left - units, free - units);
        }
    }

    private static Span<T> Span<T>(ref T first, nint offset, int width)
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, offset), width);
}
