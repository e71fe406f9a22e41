using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>The class with the largest logit.</summary>
internal static class Largest
{
    /// <summary>Place of the largest of the first <paramref name="n"/> values; the first of equal ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Of<T>(ref readonly T row, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T values = ref Unsafe.AsRef(in row);
        int best = 0;
        for (int k = 1; k < n; k++)
        {
            if (Unsafe.Add(ref values, k) > Unsafe.Add(ref values, best))
                best = k;
        }

        return best;
    }
}
