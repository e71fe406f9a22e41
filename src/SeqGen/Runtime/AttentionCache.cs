using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>
/// Causal attention step by step: a state keeps each sequence's keys, transposed [units, room], and values [room, units], so that a query meets all
/// earlier steps at the cost of reading them once.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AttentionCache
{
    /// <summary>Puts the keys and values of a step into the cache and gives the weighted sums of its queries.</summary>
    /// <param name="arena">Element 0 of the state.</param>
    /// <param name="steps">The number of the step of each sequence.</param>
    /// <param name="form">Heads, widths, scale.</param>
    /// <param name="room">Elements of a row of the cached keys.</param>
    /// <param name="q">A query for each sequence, and elements from one to the next.</param>
    /// <param name="k">Their keys.</param>
    /// <param name="v">Their values.</param>
    /// <param name="y">Receives the sums.</param>
    /// <param name="keys">The cached keys, [batch, units, room].</param>
    /// <param name="values">The cached values, [batch, room, units].</param>
    /// <param name="scratch">Room for the scores and the sums of a head.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step<V, T>(
        ref T arena, ReadOnlySpan<int> steps, AttentionForm form, int room, ValueRows q, ValueRows k, ValueRows v, ValueRows y, nint keys, nint values, nint scratch)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T scale = T.CreateTruncating(form.Scale);
        int depth = form.KeyUnits, width = form.ValueUnits, wide = form.Heads * width;
        nint sums = scratch + room;
        for (int row = 0; row < steps.Length; row++)
        {
            nint columns = keys + ((nint)row * form.Heads * depth * room), lines = values + ((nint)row * wide * room);
            int step = steps[row], reach = step + 1;
            ref T key = ref Unsafe.Add(ref arena, k.Offset + (row * k.Stride));
            for (int u = 0; u < form.Heads * depth; u++)
                Unsafe.Add(ref arena, columns + ((nint)u * room) + step) = Unsafe.Add(ref key, u);
            Copy(ref arena, v.Offset + (row * v.Stride), lines + ((nint)step * wide), wide);
            for (int head = 0; head < form.Heads; head++)
            {
                AttentionTiles.Product<V, T>(ref arena, q.Offset + (row * q.Stride) + (head * depth), depth, 1, 1, columns + ((nint)head * depth * room), room, depth, scratch, room, reach, add: false);
                AttentionKernels.Softmax<V, T>(ref arena, scratch, reach, reach, scale);
                AttentionTiles.Product<V, T>(ref arena, scratch, room, 1, 1, lines + (head * width), wide, reach, sums, 0, width, add: false);
                Copy(ref arena, sums, y.Offset + (row * y.Stride) + (head * width), width);
            }
        }
    }

    /// <summary>Puts the keys and values of whole sequences into the cache.</summary>
    /// <param name="run">Their workspace.</param>
    /// <param name="k">Keys, one for each step.</param>
    /// <param name="keyUnits">Units of a key, all heads together.</param>
    /// <param name="v">Values, one for each step.</param>
    /// <param name="valueUnits">Units of a value, all heads together.</param>
    /// <param name="room">Elements of a row of the cached keys.</param>
    /// <param name="keys">Receives the keys, [batch, units, room], in the caller's order.</param>
    /// <param name="values">Receives the values, [batch, room, units].</param>
    public static void Fill<T>(Workspace<T> run, ValueRows k, int keyUnits, ValueRows v, int valueUnits, int room, ref T keys, ref T values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int place = 0; place < run.Batch; place++)
        {
            nint row = run.Source(place);
            for (int step = 0; step < run.Length(place); step++)
            {
                ref T key = ref run.At(run.OffsetOf(k, step, place));
                for (int u = 0; u < keyUnits; u++)
                    Unsafe.Add(ref keys, (((row * keyUnits) + u) * room) + step) = Unsafe.Add(ref key, u);
                ref T value = ref run.At(run.OffsetOf(v, step, place));
                MemoryMarshal.CreateReadOnlySpan(ref value, valueUnits).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref values, ((row * room) + step) * valueUnits), valueUnits));
            }
        }
    }

    private static void Copy<T>(ref T arena, nint from, nint to, int count)
        where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref arena, from), count).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref arena, to), count));
}
