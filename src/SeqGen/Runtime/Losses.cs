using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

#pragma warning disable CS1591 // Interim.
/// <summary>Losses over packed rows.</summary>
public static class Losses
{
    public static double CrossEntropy<V, T>(ref T y, ref T dy, int stride, int rows, int n, ReadOnlySpan<int> targets, double smoothing, double factor, bool gradient)
        where V : struct, ISimd<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double total = 0; T uniform = T.CreateChecked(smoothing / n), scale = T.CreateChecked(factor);
        for (int r = 0; r < rows; r++)
        {
            ref T a = ref Unsafe.Add(ref y, (nint)r * stride); ref T d = ref Unsafe.Add(ref dy, (nint)r * stride);
            int padded = (n + 15) / 16 * 16;
            if (targets[r] < 0) { if (gradient) for (int i = 0; i < padded; i++) Unsafe.Add(ref d, i) = T.Zero; continue; }
            T max = a; for (int i = 1; i < n; i++) max = T.Max(max, Unsafe.Add(ref a, i));
            V m = V.Create(max), s = V.Zero;
            for (int i = 0; i < n; i += V.Count) { V e = V.First(V.Exp(V.Load(ref a, i) - m), n - i); s += e; if (gradient) V.Store(e, ref d, i); }
            double sum = double.CreateChecked(V.Sum(s)), log = Math.Log(sum) + double.CreateChecked(max);
            double loss = log - double.CreateChecked(Unsafe.Add(ref a, targets[r]));
            if (smoothing > 0) { double mean = 0; for (int i = 0; i < n; i++) mean += double.CreateChecked(Unsafe.Add(ref a, i)); loss = ((1 - smoothing) * loss) + (smoothing * (log - (mean / n))); }
            total += loss;
            if (gradient) { V k = V.Create(T.CreateChecked(factor / sum)), u = V.Create(uniform * scale); for (int i = 0; i < n; i += V.Count) V.Store(V.First((V.Load(ref d, i) * k) - u, n - i), ref d, i); Unsafe.Add(ref d, targets[r]) -= T.CreateChecked(factor * (1 - smoothing)); for (int i = (n + V.Count - 1) / V.Count * V.Count; i < padded; i++) Unsafe.Add(ref d, i) = T.Zero; }
        }
        return total;
    }

    public static double MeanSquaredError<V, T>(ref T y, ref T dy, int stride, int rows, int n, ref T targets, int targetStride, double factor, bool gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Each(ref y, ref dy, stride, rows, n, ref targets, targetStride, factor, gradient, static (a, t) => (a - t) * (a - t), static (a, t) => 2 * (a - t));
    public static double MeanAbsoluteError<V, T>(ref T y, ref T dy, int stride, int rows, int n, ref T targets, int targetStride, double factor, bool gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Each(ref y, ref dy, stride, rows, n, ref targets, targetStride, factor, gradient, static (a, t) => Math.Abs(a - t), static (a, t) => Math.Sign(a - t));
    public static double BinaryCrossEntropy<V, T>(ref T y, ref T dy, int stride, int rows, int n, ref T targets, int targetStride, double factor, bool gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Each(ref y, ref dy, stride, rows, n, ref targets, targetStride, factor, gradient, static (a, t) => Math.Max(a, 0) - (a * t) + Math.Log(1 + Math.Exp(-Math.Abs(a))), static (a, t) => (1 / (1 + Math.Exp(-a))) - t);
    public static double Huber<V, T>(ref T y, ref T dy, int stride, int rows, int n, ref T targets, int targetStride, double delta, double factor, bool gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return Each(ref y, ref dy, stride, rows, n, ref targets, targetStride, factor, gradient, (a, t) => Math.Abs(a - t) <= delta ? 0.5 * (a - t) * (a - t) : delta * (Math.Abs(a - t) - (delta / 2)), (a, t) => Math.Clamp(a - t, -delta, delta));
    }

    private static double Each<T>(ref T y, ref T dy, int stride, int rows, int n, ref T targets, int targetStride, double factor, bool gradient, Func<double, double, double> f, Func<double, double, double> g) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        for (int r = 0; r < rows; r++)
            for (int i = 0; i < n; i++)
            {
                double a = double.CreateChecked(Unsafe.Add(ref y, ((nint)r * stride) + i)), t = double.CreateChecked(Unsafe.Add(ref targets, ((nint)r * targetStride) + i));
                sum += f(a, t);
                if (gradient) Unsafe.Add(ref dy, ((nint)r * stride) + i) = T.CreateChecked(factor * g(a, t));
            }
        return sum;
    }

    public static int Correct<T>(ref T y, int stride, int rows, int n, ReadOnlySpan<int> targets) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int hits = 0;
        for (int r = 0; r < rows; r++) { int best = 0; for (int i = 1; i < n; i++) if (Unsafe.Add(ref y, ((nint)r * stride) + i) > Unsafe.Add(ref y, ((nint)r * stride) + best)) best = i; if (targets[r] == best) hits++; }
        return hits;
    }
}
