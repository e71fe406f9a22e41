using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>Moves the units of one head between the rows of a sequence, which lie among those of the batch, and a dense matrix.</summary>
internal static class AttentionRows
{
    /// <summary>
    /// target[i, u] = unit first + u of the sequence's row step + i, in whole vectors: behind the units stands whatever stands behind them in the row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Load<V, T>(Workspace<T> run, ValueRows source, int place, int step, int count, int first, int units, nint target, nint stride)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        for (int i = 0; i < count; i++)
        {
            nint from = run.OffsetOf(source, step + i, place) + first, to = target + (i * stride);
            for (int u = 0; u < units; u += V.Count)
                V.Store(V.Load(ref arena, from + u), ref arena, to + u);
        }
    }

    /// <summary>target[u, i] = unit first + u of the sequence's row i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose<T>(Workspace<T> run, ValueRows source, int place, int count, int first, int units, nint target, nint stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i + 4 <= count; i += 4)
        {
            ref T a = ref Row(run, source, place, i, first);
            ref T b = ref Row(run, source, place, i + 1, first);
            ref T c = ref Row(run, source, place, i + 2, first);
            ref T d = ref Row(run, source, place, i + 3, first);
            ref T to = ref run.At(target + i);
            for (nint u = 0; u < units; u++)
            {
                Unsafe.Add(ref to, 0) = Unsafe.Add(ref a, u);
                Unsafe.Add(ref to, 1) = Unsafe.Add(ref b, u);
                Unsafe.Add(ref to, 2) = Unsafe.Add(ref c, u);
                Unsafe.Add(ref to, 3) = Unsafe.Add(ref d, u);
                to = ref Unsafe.Add(ref to, stride);
            }
        }

        for (; i < count; i++)
        {
            ref T from = ref Row(run, source, place, i, first);
            for (nint u = 0; u < units; u++)
                run.At(target + i + (u * stride)) = Unsafe.Add(ref from, u);
        }
    }

    /// <summary>Unit first + u of the sequence's row step + i = source[i, u].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store<V, T>(Workspace<T> run, nint source, nint stride, ValueRows target, int place, int step, int count, int first, int units)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        for (int i = 0; i < count; i++)
        {
            nint to = run.OffsetOf(target, step + i, place) + first, from = source + (i * stride);
            int u = 0;
            for (; u + V.Count <= units; u += V.Count)
                V.Store(V.Load(ref arena, from + u), ref arena, to + u);
            for (; u < units; u++)
                Unsafe.Add(ref arena, to + u) = Unsafe.Add(ref arena, from + u);
        }
    }

    /// <summary>target += factor x, in whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled<V, T>(ref T arena, T factor, nint x, int units, nint target)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V all = V.Create(factor);
        for (int u = 0; u < units; u += V.Count)
            V.Store(V.MultiplyAdd(all, V.Load(ref arena, x + u), V.Load(ref arena, target + u)), ref arena, target + u);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T Row<T>(Workspace<T> run, ValueRows source, int place, int step, int first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ref run.At(run.OffsetOf(source, step, place) + first);
}
