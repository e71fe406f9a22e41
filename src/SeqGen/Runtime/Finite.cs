using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>Looks for NaN, infinity and what else does not belong.</summary>
internal static class Finite
{
    /// <summary>Place of the first value that is NaN or infinite, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstBad<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (AllZeroTimes(values))
        {
            return -1;
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Place of the first value that is not from <paramref name="least"/> to <paramref name="most"/>, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstOutside<T>(ReadOnlySpan<T> values, T least, T most)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T first = ref MemoryMarshal.GetReference(values);
        Vector<T> low = new(least), high = new(most);
        int n = Vector<T>.Count, i = 0;
        while (i <= values.Length - n && Vector.GreaterThanOrEqualAll(Vector.LoadUnsafe(ref first, (nuint)i), low) && Vector.LessThanOrEqualAll(Vector.LoadUnsafe(ref first, (nuint)i), high))
        {
            i += n;
        }

        for (; i < values.Length; i++)
        {
            if (!(values[i] >= least && values[i] <= most))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether every value times 0 is 0: not so for NaN and infinity. Four sums run side by side, at the speed of memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AllZeroTimes<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T first = ref MemoryMarshal.GetReference(values);
        Vector<T> a = Vector<T>.Zero, b = a, c = a, d = a;
        int n = Vector<T>.Count, i = 0;
        for (; i <= values.Length - (4 * n); i += 4 * n)
        {
            a += Vector.LoadUnsafe(ref first, (nuint)i) * Vector<T>.Zero;
            b += Vector.LoadUnsafe(ref first, (nuint)(i + n)) * Vector<T>.Zero;
            c += Vector.LoadUnsafe(ref first, (nuint)(i + (2 * n))) * Vector<T>.Zero;
            d += Vector.LoadUnsafe(ref first, (nuint)(i + (3 * n))) * Vector<T>.Zero;
        }

        for (; i <= values.Length - n; i += n)
        {
            a += Vector.LoadUnsafe(ref first, (nuint)i) * Vector<T>.Zero;
        }

        T rest = T.Zero;
        for (; i < values.Length; i++)
        {
            rest += Unsafe.Add(ref first, i) * T.Zero;
        }

        return Vector.EqualsAll((a + b) + (c + d), Vector<T>.Zero) && rest == T.Zero;
    }
}
