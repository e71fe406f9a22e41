using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <content>
/// The gradients. Strip by strip p is made again from the scores, then ds = p * (dy v^T - dy . y), where dy . y = p . dy v^T; dq = scale ds k belongs to the strip, dk = scale ds^T q
/// and dv = p^T dy add up over the strips of a sequence, in order.
/// </content>
internal static partial class ProductAttention
{
    /// <summary>See <see cref="AttentionKernels.Gradients"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradients<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int begin, int end, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, ValueRows dy, ValueRows dq, ValueRows dk, ValueRows dv, nint scratch)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        (int depth, int width) = (form.KeyUnits, form.ValueUnits);
        bool ofQueries = dq.Stride != 0, ofKeys = dk.Stride != 0, ofValues = dv.Stride != 0;
        for (int place = 0; place < run.Batch; place++)
        {
            int queries = Math.Min(end, run.Length(place)), source = other.PlaceOf(run.Source(place)), keys = other.Length(source);
            if (queries <= begin)
                continue;
            if (queries - begin <= Few && !ofKeys && !ofValues)
            {
                for (int query = begin; query < queries; query++)
                    OfOne<V, T>(run, other, form, place, query, source, form.Causal ? query + 1 : keys, q, k, v, y, logColumn, dy, dq, scratch);
                continue;
            }

            nint columns = AttentionKernels.Columns(keys), keyLanes = AttentionKernels.Padded(depth), valueLanes = AttentionKernels.Padded(width);
            nint keyColumns = scratch, valueColumns = keyColumns + (depth * columns), keyRows = valueColumns + (width * columns), dKeys = keyRows + (keys * keyLanes), dValues = dKeys + (keys * keyLanes);
            nint strip = dValues + (keys * valueLanes), changeStrip = strip + (Strip * keyLanes), scores = changeStrip + (Strip * valueLanes), changes = scores + (Strip * columns), sums = changes + (Strip * columns);
            for (int head = 0; head < form.Heads; head++)
            {
                AttentionRows.Transpose(other, k, source, keys, head * depth, depth, keyColumns, columns);
                AttentionRows.Transpose(other, v, source, keys, head * width, width, valueColumns, columns);
                if (ofQueries)
                    AttentionRows.Load<V, T>(other, k, source, 0, keys, head * depth, depth, keyRows, keyLanes);
                for (nint i = dKeys; i < strip; i += V.Count)
                    V.Store(V.Zero, ref arena, i);
                for (int first = begin; first < queries; first += Strip)
                {
                    int count = Math.Min(Strip, queries - first), reach = form.Causal ? first + count : keys;
                    AttentionRows.Load<V, T>(run, q, place, first, count, head * depth, depth, strip, keyLanes);
                    AttentionRows.Load<V, T>(run, dy, place, first, count, head * width, width, changeStrip, valueLanes);
                    AttentionTiles.Product<V, T>(ref arena, strip, keyLanes, 1, count, keyColumns, columns, depth, scores, columns, reach, add: false);
                    AttentionTiles.Product<V, T>(ref arena, changeStrip, valueLanes, 1, count, valueColumns, columns, width, changes, columns, reach, add: false);
                    for (int r = 0; r < count; r++)
                    {
                        T log = Unsafe.Add(ref arena, run.OffsetOf(y, first + r, place) + logColumn + head);
                        Change<V, T>(ref arena, scores + (r * columns), changes + (r * columns), form.Causal ? first + r + 1 : keys, reach, form.Scale, log);
                    }

                    if (ofValues)
                        AttentionTiles.Product<V, T>(ref arena, scores, 1, columns, reach, changeStrip, valueLanes, count, dValues, valueLanes, width, add: true);
                    if (ofKeys)
                        AttentionTiles.Product<V, T>(ref arena, changes, 1, columns, reach, strip, keyLanes, count, dKeys, keyLanes, depth, add: true);
                    if (!ofQueries)
                        continue;
                    AttentionTiles.Product<V, T>(ref arena, changes, columns, 1, count, keyRows, keyLanes, reach, sums, keyLanes, depth, add: false);
                    AttentionRows.Store<V, T>(run, sums, keyLanes, dq, place, first, count, head * depth, depth);
                }

                if (ofKeys)
                    AttentionRows.Store<V, T>(other, dKeys, keyLanes, dk, source, 0, keys, head * depth, depth);
                if (ofValues)
                    AttentionRows.Store<V, T>(other, dValues, valueLanes, dv, source, 0, keys, head * width, width);
            }
        }
    }

    /// <summary>dq of a query, along the rows of keys and values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OfOne<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int place, int query, int source, int limit, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, ValueRows dy, ValueRows dq, nint scratch)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        (int depth, int width) = (form.KeyUnits, form.ValueUnits);
        nint asking = run.OffsetOf(q, query, place), answer = run.OffsetOf(y, query, place), change = run.OffsetOf(dy, query, place), target = run.OffsetOf(dq, query, place);
        nint columns = AttentionKernels.Columns(limit), changes = scratch + columns, sums = changes + columns;
        for (int head = 0; head < form.Heads; head++)
        {
            Scores<V, T>(other, k, source, limit, head * depth, depth, asking + (head * depth), scratch);
            Scores<V, T>(other, v, source, limit, head * width, width, change + (head * width), changes);
            Change<V, T>(ref arena, scratch, changes, limit, limit, form.Scale, Unsafe.Add(ref arena, answer + logColumn + head));
            Weigh<V, T>(other, k, source, limit, head * depth, depth, changes, sums);
            for (int u = 0; u < depth; u++)
                Unsafe.Add(ref arena, target + (head * depth) + u) = Unsafe.Add(ref arena, sums + u);
        }
    }

    /// <summary>
    /// Scores become weights p, changes c = dy . v become ds = scale * p (c - p . c), where p . c is dy . y; both are 0 from the limit up to what the strip
    /// reaches.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Change<V, T>(ref T arena, nint scores, nint changes, int limit, int reach, double factor, T log)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V scale = V.Create(T.CreateTruncating(factor)), total = V.Create(log), sum = V.Zero;
        nint whole = limit / V.Count * V.Count;
        for (nint i = 0; i < whole; i += V.Count)
        {
            V weight = V.Exp((V.Load(ref arena, scores + i) * scale) - total);
            V.Store(weight, ref arena, scores + i);
            sum = V.MultiplyAdd(weight, V.Load(ref arena, changes + i), sum);
        }

        if (whole < limit)
        {
            V weight = V.First(V.Exp((V.Load(ref arena, scores + whole) * scale) - total), limit - (int)whole);
            V.Store(weight, ref arena, scores + whole);
            sum = V.MultiplyAdd(weight, V.First(V.Load(ref arena, changes + whole), limit - (int)whole), sum);
        }

        V mean = V.Create(V.Sum(sum));
        for (nint i = 0; i < limit; i += V.Count)
            V.Store(V.Load(ref arena, scores + i) * (V.Load(ref arena, changes + i) - mean) * scale, ref arena, changes + i);
        for (nint i = limit; i < reach; i++)
            Unsafe.Add(ref arena, scores + i) = Unsafe.Add(ref arena, changes + i) = T.Zero;
    }
}
