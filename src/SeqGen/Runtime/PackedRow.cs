namespace SeqGen.Runtime;

/// <summary>Copies between a dense row, its parts side by side, and a packed row, each part on a multiple of 16 elements.</summary>
internal static class PackedRow
{
    private const int Lanes = 16;

    /// <summary>Elements of a dense row.</summary>
    public static int Width(ReadOnlySpan<int> parts)
    {
        int width = 0;
        foreach (int part in parts)
        {
            width += part;
        }

        return width;
    }

    /// <summary>Dense to packed; the lanes between parts are left as they are.</summary>
    public static void Write<T>(ReadOnlySpan<T> dense, Span<T> packed, ReadOnlySpan<int> parts)
    {
        int to = 0;
        int from = 0;
        foreach (int part in parts)
        {
            dense.Slice(from, part).CopyTo(packed[to..]);
            from += part;
            to += (part + Lanes - 1) & -Lanes;
        }
    }

    /// <summary>Packed to dense.</summary>
    public static void Read<T>(ReadOnlySpan<T> packed, Span<T> dense, ReadOnlySpan<int> parts)
    {
        int to = 0;
        int from = 0;
        foreach (int part in parts)
        {
            packed.Slice(from, part).CopyTo(dense[to..]);
            to += part;
            from += (part + Lanes - 1) & -Lanes;
        }
    }
}
