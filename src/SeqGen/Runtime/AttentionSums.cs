using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>Additive scores, w tanh(a + b) (Bahdanau et al. 2015, appendix A.1.2), and their gradients, on dense rows with zeros in their padding.</summary>
internal static class AttentionSums
{
    /// <summary>Puts w, padded with zeros, and room for the sum of its gradient in front of the scratch; gives where the rest begins.</summary>
    public static nint Begin<T>(Workspace<T> run, ref T score, int units, nint lanes, nint scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Unsafe.IsNullRef(ref score))
            return scratch;
        Span<T> front = MemoryMarshal.CreateSpan(ref run.At(scratch), 2 * (int)lanes);
        front.Clear();
        MemoryMarshal.CreateReadOnlySpan(ref score, units).CopyTo(front);
        return scratch + (2 * lanes);
    }

    /// <summary>As <see cref="AttentionRows.Copy"/>, with zeros behind the units.</summary>
    public static void Copy<T>(Workspace<T> run, ValueRows source, int place, int step, int count, int units, nint target, nint stride, int first = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        AttentionRows.Copy(run, source, place, step, count, first, units, target, stride);
        for (int i = 0; i < count && units < stride; i++)
            MemoryMarshal.CreateSpan(ref run.At(target + (i * stride) + units), (int)stride - units).Clear();
    }

    /// <summary>target[r, c] = w . tanh(left[r] + right[c]).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scores<V, T>(ref T arena, nint left, nint stride, int rows, nint right, int columns, nint weights, int units, nint target, nint targetStride)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        for (int r = 0; r < rows; r++)
        {
            nint a = left + (r * stride), b = right;
            for (int c = 0; c < columns; c++, b += stride)
            {
                V sum = V.Zero;
                for (int u = 0; u < units; u += V.Count)
                    sum = V.MultiplyAdd(V.Load(ref arena, weights + u), V.Tanh(V.Load(ref arena, a + u) + V.Load(ref arena, b + u)), sum);
                Unsafe.Add(ref arena, target + (r * targetStride) + c) = V.Sum(sum);
            }
        }
    }

    /// <summary>target[r] = w * sum over c of d[r, c] (1 - tanh(left[r] + right[c])^2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Changes<V, T>(ref T arena, nint left, nint stride, int rows, nint right, int columns, nint d, nint dStride, nint weights, int units, nint target)
        where V : struct, ISimd<V, T>
        where T : unmanaged, INumberBase<T>
    {
        V one = V.Create(T.One);
        for (int r = 0; r < rows; r++)
        {
            for (int u = 0; u < units; u += V.Count)
            {
                V a = V.Load(ref arena, left + (r * stride) + u), sum = V.Zero;
                nint b = right + u;
                for (int c = 0; c < columns; c++, b += stride)
                {
                    V t = V.Tanh(a + V.Load(ref arena, b));
                    sum = V.MultiplyAdd(V.Create(Unsafe.Add(ref arena, d + (r * dStride) + c)), one - (t * t), sum);
                }

                V.Store(sum * V.Load(ref arena, weights + u), ref arena, target + (r * stride) + u);
            }
        }
    }

    /// <summary>total += sum over r and c of d[r, c] tanh(left[r] + right[c]).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWeights<V, T>(ref T arena, nint left, nint stride, int rows, nint right, int columns, nint d, nint dStride, int units, nint total)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        for (int r = 0; r < rows; r++)
        {
            for (int u = 0; u < units; u += V.Count)
            {
                V a = V.Load(ref arena, left + (r * stride) + u), sum = V.Load(ref arena, total + u);
                nint b = right + u;
                for (int c = 0; c < columns; c++, b += stride)
                    sum = V.MultiplyAdd(V.Create(Unsafe.Add(ref arena, d + (r * dStride) + c)), V.Tanh(a + V.Load(ref arena, b)), sum);
                V.Store(sum, ref arena, total + u);
            }
        }
    }
}
