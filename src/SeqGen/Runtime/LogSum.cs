using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>ln of the sum of exponentials: what turns a logit into a log-probability.</summary>
internal static class LogSum
{
    /// <summary>ln(sum of e^row[k]) over the first <paramref name="n"/> values of a padded row; not finite where a logit is not a number or infinite.</summary>
    public static double Of<T>(ref T row, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            ref float values = ref Unsafe.As<T, float>(ref row);
            return SimdWidth.Bits == 512 ? Of<Simd512Single, float>(ref values, n)
                : SimdWidth.Bits == 256 ? Of<Simd256Single, float>(ref values, n)
                : Of<Simd128Single, float>(ref values, n);
        }
        else
        {
            ref double values = ref Unsafe.As<T, double>(ref row);
            return SimdWidth.Bits == 512 ? Of<Simd512Double, double>(ref values, n)
                : SimdWidth.Bits == 256 ? Of<Simd256Double, double>(ref values, n)
                : Of<Simd128Double, double>(ref values, n);
        }
    }

    /// <summary>The largest of the values and ln(sum of e^(row[k] - largest)): their sum is the logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Highest, double LogOfRest) Parts<V, T>(ref T row, int n)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T highest = Highest<V, T>(ref row, n);
        V shift = V.Create(highest), sum = V.Zero;
        for (int k = 0; k < n; k += V.Count)
            sum += V.First(V.Exp(V.Load(ref row, k) - shift), n - k);
        return (double.CreateTruncating(highest), Math.Log(double.CreateTruncating(V.Sum(sum))));
    }

    /// <summary>The largest of the first <paramref name="n"/> values of a padded row; not a number if one of them is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Highest<V, T>(ref T row, int n)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V most = V.Create(row);
        for (int k = 0; k < n; k += V.Count)
        {
            V value = V.Load(ref row, k);
            most = V.Max(most, k + V.Count > n ? V.Select(V.First(V.Create(T.One), n - k), value, most) : value);
        }

        return V.MaxLane(most);
    }

    private static double Of<V, T>(ref T row, int n)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double highest, double rest) = Parts<V, T>(ref row, n);
        return highest + rest;
    }
}
