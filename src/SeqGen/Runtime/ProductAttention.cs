using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>
/// Attention whose scores are products. For each sequence and head, keys (backward: keys and values) are transposed into dense scratch, and strips of
/// queries multiplied with them: scores, weights and sums of a strip are there at a time. A few queries, as in a loop over steps, read the
/// rows where they are.
/// </summary>
internal static partial class ProductAttention
{
    /// <summary>Queries whose scores there are at a time: of a causal sequence a strip meets the steps up to its last query.</summary>
    private const int Strip = 24;

    /// <summary>Queries for which transposing the keys would cost more than it saves.</summary>
    private const int Few = 3;

    /// <summary>See <see cref="AttentionKernels.Forward"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int begin, int end, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, nint scratch)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        T scale = T.CreateTruncating(form.Scale);
        (int depth, int width) = (form.KeyUnits, form.ValueUnits);
        for (int place = 0; place < run.Batch; place++)
        {
            int queries = Math.Min(end, run.Length(place)), source = other.PlaceOf(run.Source(place)), keys = other.Length(source);
            if (queries <= begin)
                continue;
            if (queries - begin <= Few)
            {
                for (int query = begin; query < queries; query++)
                    One<V, T>(run, other, form, place, query, source, form.Causal ? query + 1 : keys, q, k, v, y, logColumn, scratch);
                continue;
            }

            nint columns = AttentionKernels.Columns(keys), left = AttentionKernels.Padded(depth), lanes = AttentionKernels.Padded(width);
            nint keyColumns = scratch, values = keyColumns + (depth * columns), strip = values + (keys * lanes), scores = strip + (Strip * left), sums = scores + (Strip * columns);
            for (int head = 0; head < form.Heads; head++)
            {
                AttentionRows.Transpose(other, k, source, keys, head * depth, depth, keyColumns, columns);
                AttentionRows.Load<V, T>(other, v, source, 0, keys, head * width, width, values, lanes);
                for (int first = begin; first < queries; first += Strip)
                {
                    int count = Math.Min(Strip, queries - first), reach = form.Causal ? first + count : keys;
                    AttentionRows.Load<V, T>(run, q, place, first, count, head * depth, depth, strip, left);
                    AttentionTiles.Product<V, T>(ref arena, strip, left, 1, count, keyColumns, columns, depth, scores, columns, reach, add: false);
                    for (int r = 0; r < count; r++)
                    {
                        T log = AttentionKernels.Softmax<V, T>(ref arena, scores + (r * columns), form.Causal ? first + r + 1 : keys, reach, scale);
                        Unsafe.Add(ref arena, run.OffsetOf(y, first + r, place) + logColumn + head) = log;
                    }

                    AttentionTiles.Product<V, T>(ref arena, scores, columns, 1, count, values, lanes, reach, sums, lanes, width, add: false);
                    AttentionRows.Store<V, T>(run, sums, lanes, y, place, first, count, head * width, width);
                }
            }
        }
    }

    /// <summary>A query whose scores are sums along the rows of the keys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int place, int query, int source, int limit, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, nint scratch)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        nint asking = run.OffsetOf(q, query, place), answer = run.OffsetOf(y, query, place), columns = AttentionKernels.Columns(limit), sums = scratch + columns;
        for (int head = 0; head < form.Heads; head++)
        {
            Scores<V, T>(other, k, source, limit, head * form.KeyUnits, form.KeyUnits, asking + (head * form.KeyUnits), scratch);
            Unsafe.Add(ref arena, answer + logColumn + head) = AttentionKernels.Softmax<V, T>(ref arena, scratch, limit, limit, T.CreateTruncating(form.Scale));
            Weigh<V, T>(other, v, source, limit, head * form.ValueUnits, form.ValueUnits, scratch, sums);
            for (int u = 0; u < form.ValueUnits; u++)
                Unsafe.Add(ref arena, answer + (head * form.ValueUnits) + u) = Unsafe.Add(ref arena, sums + u);
        }
    }

    /// <summary>target[j] = units of row j . units at <paramref name="vector"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scores<V, T>(Workspace<T> run, ValueRows rows, int place, int count, int first, int units, nint vector, nint target)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        int whole = units / V.Count * V.Count;
        for (int j = 0; j < count; j++)
        {
            nint row = run.OffsetOf(rows, j, place) + first;
            V a = V.Zero, b = V.Zero, c = V.Zero, d = V.Zero;
            int u = 0;
            for (; u + (4 * V.Count) <= whole; u += 4 * V.Count)
            {
                a = V.MultiplyAdd(V.Load(ref arena, row + u), V.Load(ref arena, vector + u), a);
                b = V.MultiplyAdd(V.Load(ref arena, row + u + V.Count), V.Load(ref arena, vector + u + V.Count), b);
                c = V.MultiplyAdd(V.Load(ref arena, row + u + (2 * V.Count)), V.Load(ref arena, vector + u + (2 * V.Count)), c);
                d = V.MultiplyAdd(V.Load(ref arena, row + u + (3 * V.Count)), V.Load(ref arena, vector + u + (3 * V.Count)), d);
            }

            for (; u < whole; u += V.Count)
                a = V.MultiplyAdd(V.Load(ref arena, row + u), V.Load(ref arena, vector + u), a);
            if (whole < units)
                b = V.MultiplyAdd(V.First(V.Load(ref arena, row + whole), units - whole), V.First(V.Load(ref arena, vector + whole), units - whole), b);
            Unsafe.Add(ref arena, target + j) = V.Sum((a + b) + (c + d));
        }
    }

    /// <summary>target = sum over j of weights[j] times the units of row j, in whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weigh<V, T>(Workspace<T> run, ValueRows rows, int place, int count, int first, int units, nint weights, nint target)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        int u = 0;
        for (; u + (8 * V.Count) <= units; u += 8 * V.Count)
        {
            V a = V.Zero, b = V.Zero, c = V.Zero, d = V.Zero, e = V.Zero, f = V.Zero, g = V.Zero, h = V.Zero;
            for (int j = 0; j < count; j++)
            {
                ref T row = ref Unsafe.Add(ref arena, run.OffsetOf(rows, j, place) + first + u);
                V weight = V.Create(Unsafe.Add(ref arena, weights + j));
                a = V.MultiplyAdd(weight, V.Load(ref row, 0), a);
                b = V.MultiplyAdd(weight, V.Load(ref row, V.Count), b);
                c = V.MultiplyAdd(weight, V.Load(ref row, 2 * V.Count), c);
                d = V.MultiplyAdd(weight, V.Load(ref row, 3 * V.Count), d);
                e = V.MultiplyAdd(weight, V.Load(ref row, 4 * V.Count), e);
                f = V.MultiplyAdd(weight, V.Load(ref row, 5 * V.Count), f);
                g = V.MultiplyAdd(weight, V.Load(ref row, 6 * V.Count), g);
                h = V.MultiplyAdd(weight, V.Load(ref row, 7 * V.Count), h);
            }

            ref T to = ref Unsafe.Add(ref arena, target + u);
            V.Store(a, ref to, 0);
            V.Store(b, ref to, V.Count);
            V.Store(c, ref to, 2 * V.Count);
            V.Store(d, ref to, 3 * V.Count);
            V.Store(e, ref to, 4 * V.Count);
            V.Store(f, ref to, 5 * V.Count);
            V.Store(g, ref to, 6 * V.Count);
            V.Store(h, ref to, 7 * V.Count);
        }

        for (; u < units; u += V.Count)
        {
            V sum = V.Zero;
            for (int j = 0; j < count; j++)
                sum = V.MultiplyAdd(V.Create(Unsafe.Add(ref arena, weights + j)), V.Load(ref arena, run.OffsetOf(rows, j, place) + first + u), sum);
            V.Store(sum, ref arena, target + u);
        }
    }
}
