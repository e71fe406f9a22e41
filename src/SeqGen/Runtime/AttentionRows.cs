using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>Moves the units of one head between the rows of a sequence, which lie among those of the batch, and a dense matrix.</summary>
internal static class AttentionRows
{
    /// <summary>target[i, u] = unit first + u of the sequence's row step + i.</summary>
    public static void Copy<T>(Workspace<T> run, ValueRows source, int place, int step, int count, int first, int units, nint target, nint stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < count; i++)
        {
            nint from = source.Offset + (run.RowAt(source.Order, step + i, place) * source.Stride) + first;
            MemoryMarshal.CreateReadOnlySpan(ref run.At(from), units).CopyTo(MemoryMarshal.CreateSpan(ref run.At(target + (i * stride)), units));
        }
    }

    /// <summary>target[u, i] = unit first + u of the sequence's row i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose<T>(Workspace<T> run, ValueRows source, int place, int count, int first, int units, nint target, nint stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < count; i++)
        {
            ref T from = ref run.At(source.Offset + (run.RowAt(source.Order, i, place) * source.Stride) + first);
            ref T to = ref run.At(target + i);
            for (int u = 0; u < units; u++)
                Unsafe.Add(ref to, u * stride) = Unsafe.Add(ref from, u);
        }
    }

    /// <summary>Unit first + u of the sequence's row step + i = source[i, u].</summary>
    public static void Store<T>(Workspace<T> run, nint source, nint stride, ValueRows target, int place, int step, int count, int first, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < count; i++)
        {
            nint to = target.Offset + (run.RowAt(target.Order, step + i, place) * target.Stride) + first;
            MemoryMarshal.CreateReadOnlySpan(ref run.At(source + (i * stride)), units).CopyTo(MemoryMarshal.CreateSpan(ref run.At(to), units));
        }
    }
}
