using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>How many elements an arena needs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ArenaSize
{
    /// <summary>More than any array holds; times the bytes of an element it is still a number.</summary>
    private const long Most = 1L << 59;

    /// <summary>perRow x batch x steps + perSequence x batch + rest, or 2^59 if that is less.</summary>
    /// <param name="perRow">Elements for each step of each sequence.</param>
    /// <param name="perSequence">Elements for each sequence.</param>
    /// <param name="rest">Elements whatever the batch.</param>
    /// <param name="batch">Number of sequences.</param>
    /// <param name="steps">Steps of the longest.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batch"/> or <paramref name="steps"/> is less than 1.</exception>
    public static long Of(long perRow, long perSequence, long rest, int batch, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        Int128 elements = ((Int128)perRow * batch * steps) + ((Int128)perSequence * batch) + rest;
        return (long)Int128.Min(elements, Most);
    }
}
