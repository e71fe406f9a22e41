using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <content>Losses that are a sum over single values: what one value contributes.</content>
public static partial class Losses
{
    /// <summary>One value's share of a loss.</summary>
    private interface ITerm<V, T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        /// <summary>The loss of each lane; <paramref name="slope"/> is its derivative by y.</summary>
        static abstract V Loss(V y, V target, V parameter, out V slope);
    }

    /// <summary>d^2, d = y - t.</summary>
    private readonly struct Square<V, T> : ITerm<V, T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Loss(V y, V target, V parameter, out V slope)
        {
            V d = y - target;
            slope = d + d;
            return d * d;
        }
    }

    /// <summary>|d|, d = y - t; the slope at 0 is 0.</summary>
    private readonly struct Distance<V, T> : ITerm<V, T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Loss(V y, V target, V parameter, out V slope)
        {
            V d = y - target;
            slope = V.Greater(d, V.Zero) - V.Greater(V.Zero, d);
            return V.Abs(d);
        }
    }

    /// <summary>d^2 / 2 for |d| up to the parameter, and straight from there on.</summary>
    private readonly struct Bend<V, T> : ITerm<V, T>
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Loss(V y, V target, V parameter, out V slope)
        {
            V half = V.Create(T.One / (T.One + T.One));
            V d = y - target, size = V.Abs(d);
            slope = V.Max(V.Min(d, parameter), -parameter);
            return V.Select(V.Greater(size, parameter), parameter * (size - (parameter * half)), d * d * half);
        }
    }

    /// <summary>
    /// max(y, 0) - y t + ln(1 + e), e = e^-|y|; slope sigmoid(y) - t. The logarithm is that of w = 1 + e plus what w lost of e over w, so that a loss
    /// near 0 keeps its digits.
    /// </summary>
    private readonly struct Logistic<V, T> : ITerm<V, T>
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Loss(V y, V target, V parameter, out V slope)
        {
            V one = V.Create(T.One), e = V.Exp(-V.Abs(y)), w = one + e, inverse = one / w;
            slope = (V.Select(V.Greater(V.Zero, y), e, one) * inverse) - target;
            return V.MultiplyAdd(-y, target, V.Relu(y)) + V.MultiplyAdd(e - (w - one), inverse, V.Log(w));
        }
    }

    /// <summary>The loop of all of them. The lanes of a row are summed as <typeparamref name="T"/>, rows as double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum<V, T, TTerm>(
        ref T y, ref T dy, int stride, int rows, int n, ref T targets, int targetStride, double parameter, double factor, bool gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : struct, ITerm<V, T>
    {
        V option = V.Create(T.CreateTruncating(parameter)), scale = V.Create(T.CreateTruncating(factor));
        int width = (n + Padding - 1) / Padding * Padding;
        double sum = 0;
        for (int r = 0; r < rows; r++)
        {
            nint row = (nint)r * stride, targetRow = (nint)r * targetStride;
            V rowSum = V.Zero;
            for (int k = 0; k < width; k += V.Count)
            {
                V loss = TTerm.Loss(V.Load(ref y, row + k), V.Load(ref targets, targetRow + k), option, out V slope);
                slope *= scale;
                if (k + V.Count > n)
                {
                    loss = V.First(loss, n - k);
                    slope = V.First(slope, n - k);
                }

                rowSum += loss;
                if (gradient)
                {
                    V.Store(slope, ref dy, row + k);
                }
            }

            sum += double.CreateTruncating(V.Sum(rowSum));
        }

        return sum;
    }
}
