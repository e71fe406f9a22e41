using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <content>Cross entropy of softmax, which couples the values of a row.</content>
public static partial class Losses
{
    /// <summary>
    /// Cross entropy of logits with label smoothing s (C. Szegedy et al., 2016, as in PyTorch): with p = softmax(y), the sum over rows of
    /// -(1 - s) ln p[target] - s / n * sum_k ln p[k]. Each row is shifted by its maximum: no logit is too large.
    /// </summary>
    /// <param name="y">Logits, [rows, n] at <paramref name="stride"/>.</param>
    /// <param name="dy">Receives the gradient if <paramref name="gradient"/>; else untouched.</param>
    /// <param name="stride">Elements from one row of y and dy to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="n">Classes.</param>
    /// <param name="targets">Class of each row, [rows]; -1 is ignored: no loss, a gradient of 0.</param>
    /// <param name="smoothing">Share s of the target that is spread over all classes, in [0, 1].</param>
    /// <param name="factor">What the gradient is multiplied with: the weight of the loss over the count of targets.</param>
    /// <param name="gradient">Whether to write the gradient.</param>
    /// <exception cref="ArgumentException">There are fewer targets than rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is neither -1 nor one of the n classes.</exception>
    public static double CrossEntropy<V, T>(
        ref T y, ref T dy, int stride, int rows, int n, ReadOnlySpan<int> targets, double smoothing, double factor, bool gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckTargets(targets, rows, n);
        double sum = 0;
        for (int r = 0; r < rows; r++)
        {
            ref T row = ref Unsafe.Add(ref y, (nint)r * stride);
            ref T gradients = ref Unsafe.Add(ref dy, (nint)r * stride);
            if (targets[r] >= 0)
            {
                sum += RowCrossEntropy<V, T>(ref row, ref gradients, n, targets[r], smoothing, factor, gradient);
            }
            else if (gradient)
            {
                ClearRow<V, T>(ref gradients, n);
            }
        }

        return sum;
    }

    /// <summary>
    /// One row: with d = y - max y and z = sum e^d, the loss is ln z - (1 - s) d[target] - s * mean(d) and its gradient e^d / z - s / n, less 1 - s
    /// at the target. If there is a gradient, its memory holds e^d meanwhile.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double RowCrossEntropy<V, T>(ref T y, ref T dy, int n, int target, double smoothing, double factor, bool gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T highest = LogSum.Highest<V, T>(ref y, n);
        V shift = V.Create(highest), z = V.Zero, total = V.Zero;
        double hit = double.CreateTruncating(Unsafe.Add(ref y, target)) - double.CreateTruncating(highest);
        for (int k = 0; k < n; k += V.Count)
        {
            V d = V.Load(ref y, k) - shift, e = V.Exp(d);
            if (k + V.Count > n)
            {
                d = V.First(d, n - k);
                e = V.First(e, n - k);
            }

            z += e;
            total += d;
            if (gradient)
            {
                V.Store(e, ref dy, k);
            }
        }

        double scale = double.CreateTruncating(V.Sum(z)), loss = Math.Log(scale) - ((1 - smoothing) * hit);
        if (smoothing != 0)
        {
            loss -= smoothing / n * double.CreateTruncating(V.Sum(total)); // not without smoothing: a logit of -infinity has a loss then
        }

        if (gradient)
        {
            V probability = V.Create(T.CreateTruncating(factor / scale)), spread = V.Create(T.CreateTruncating(factor * smoothing / n));
            int width = (n + Padding - 1) / Padding * Padding;
            for (int k = 0; k < width; k += V.Count)
            {
                V.Store(V.First((V.Load(ref dy, k) * probability) - spread, n - k), ref dy, k);
            }

            Unsafe.Add(ref dy, target) -= T.CreateTruncating(factor * (1 - smoothing));
        }

        return loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ClearRow<V, T>(ref T dy, int n)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        int width = (n + Padding - 1) / Padding * Padding;
        for (int k = 0; k < width; k += V.Count)
        {
            V.Store(V.Zero, ref dy, k);
        }
    }
}
