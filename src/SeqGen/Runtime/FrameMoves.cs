using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>What stands in a frame before taps are added to it, and frames whose channels do not fill vectors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FrameMoves
{
    /// <summary>target[row] = 0.</summary>
    /// <param name="target">First element.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="width">Elements of a row.</param>
    public static void Clear<T>(ref T target, nint stride, int rows, int width)
        where T : unmanaged
    {
        for (int row = 0; row < rows; row++)
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, row * stride), width).Clear();
    }

    /// <summary>target[row, position, channel] = bias[channel].</summary>
    /// <param name="bias">First element.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="target">First element.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="positions">Positions of a frame.</param>
    public static void Fill<T>(ref T bias, int channels, ref T target, nint stride, int rows, int positions)
        where T : unmanaged
    {
        ReadOnlySpan<T> values = MemoryMarshal.CreateReadOnlySpan(ref bias, channels);
        for (int row = 0; row < rows; row++)
        {
            // Each copy doubles what is there.
            Span<T> frame = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, row * stride), positions * channels);
            values.CopyTo(frame);
            for (int done = channels; done < frame.Length; done *= 2)
                frame[..Math.Min(done, frame.Length - done)].CopyTo(frame[done..]);
        }
    }

    /// <summary>One frame's positions, from so many elements each to so many: the channels that both have.</summary>
    /// <param name="source">First element.</param>
    /// <param name="from">Elements of a position in the source.</param>
    /// <param name="target">First element.</param>
    /// <param name="to">Elements of a position in the target.</param>
    /// <param name="positions">Positions of the frame.</param>
    public static void Repack<T>(ref T source, int from, ref T target, int to, int positions)
        where T : unmanaged
    {
        int channels = Math.Min(from, to);
        for (int position = 0; position < positions; position++)
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref source, (nint)position * from), channels)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, (nint)position * to), channels));
    }
}
