using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>Looks for NaN and infinity.</summary>
internal static class Finite
{
    /// <summary>Place of the first value that is NaN or infinite, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstBad<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        Vector<T> infinity = new(T.PositiveInfinity);
        while (i <= values.Length - Vector<T>.Count && Vector.LessThanAll(Vector.Abs(new Vector<T>(values[i..])), infinity))
        {
            i += Vector<T>.Count;
        }

        for (; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
