using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <content>
/// The gradients. With D = dy . y for each query and head: ds = p (dy . v - D), dq = scale ds k, dk = scale ds^T q, dv = p^T dy. Queries go in
/// strips for dq, steps in strips for dk and dv, so that each sum is made once and in order.
/// </content>
public static partial class AttentionKernels
{
    /// <summary>dq; parameters as for <see cref="Keys"/>, and the queries from <paramref name="begin"/> on.</summary>
    public static void Queries<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int begin, int end, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, ValueRows dy, ValueRows dq, nint scratch, ref T score)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Asking<V, T>(run, other, form, begin, end, q, k, v, y, logColumn, dy, dq, scratch, ref score, ref Unsafe.NullRef<T>());

    /// <summary>Adds the gradient of the vector of additive scores to <paramref name="gradient"/>; other parameters as for <see cref="Keys"/>.</summary>
    public static void Scores<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int begin, int end, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, ValueRows dy, nint scratch, ref T score, ref T gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Asking<V, T>(run, other, form, begin, end, q, k, v, y, logColumn, dy, default, scratch, ref score, ref gradient);
        nint total = scratch + Padded(form.KeyUnits);
        for (int u = 0; u < form.KeyUnits; u++)
            Unsafe.Add(ref gradient, u) += run.At(total + u);
    }

    /// <summary>Strips of queries against all steps: for dq, or with a gradient for that of additive scores' vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Asking<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int begin, int end, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, ValueRows dy, ValueRows dq, nint scratch, ref T score, ref T gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        V scale = V.Create(T.CreateTruncating(form.Scale));
        (int depth, int width) = (form.KeyUnits, form.ValueUnits);
        bool additive = !Unsafe.IsNullRef(ref score);
        nint lanes = Padded(depth), weights = scratch, total = scratch + lanes;
        scratch = AttentionSums.Begin(run, ref score, depth, lanes, scratch);
        for (int place = 0; place < run.Batch; place++)
        {
            int queries = Math.Min(end, run.Length(place)), source = other.PlaceOf(run.Source(place)), keys = other.Length(source);
            nint columns = Columns(keys), valueLanes = Padded(width);
            nint keyColumns = scratch, valueColumns = keyColumns + (depth * columns), keyRows = valueColumns + (width * columns), strip = keyRows + (keys * lanes);
            nint changeStrip = strip + (Strip * lanes), scores = changeStrip + (Strip * valueLanes), changes = scores + (Strip * columns), sums = changes + (Strip * columns);
            for (int head = 0; head < form.Heads; head++)
            {
                if (!additive)
                    AttentionRows.Transpose(other, k, source, keys, head * depth, depth, keyColumns, columns);
                AttentionRows.Transpose(other, v, source, keys, head * width, width, valueColumns, columns);
                AttentionSums.Copy(other, k, source, 0, keys, depth, keyRows, lanes, head * depth);
                for (int first = begin; first < queries; first += Strip)
                {
                    int count = Math.Min(Strip, queries - first), reach = form.Causal ? first + count : keys;
                    AttentionSums.Copy(run, q, place, first, count, depth, strip, lanes, head * depth);
                    AttentionRows.Copy(run, dy, place, first, count, head * width, width, changeStrip, valueLanes);
                    if (additive)
                        AttentionSums.Scores<V, T>(ref arena, strip, lanes, count, keyRows, reach, weights, depth, scores, columns);
                    else
                        AttentionTiles.Product<V, T>(ref arena, strip, lanes, count, keyColumns, columns, depth, scores, columns, reach);
                    AttentionTiles.Product<V, T>(ref arena, changeStrip, valueLanes, count, valueColumns, columns, width, changes, columns, reach);
                    for (int r = 0; r < count; r++)
                    {
                        nint row = y.Offset + (run.RowAt(y.Order, first + r, place) * y.Stride);
                        V log = V.Create(Unsafe.Add(ref arena, row + logColumn + head));
                        V mean = V.Create(Dot<V, T>(ref arena, changeStrip + (r * valueLanes), row + (head * width), width));
                        int limit = form.Causal ? first + r + 1 : keys;
                        nint s = scores + (r * columns), c = changes + (r * columns);
                        for (nint i = 0; i < limit; i += V.Count)
                            V.Store(V.Exp((V.Load(ref arena, s + i) * scale) - log) * (V.Load(ref arena, c + i) - mean) * scale, ref arena, s + i);
                        for (nint i = limit; i < reach; i++)
                            Unsafe.Add(ref arena, s + i) = T.Zero;
                    }

                    if (!Unsafe.IsNullRef(ref gradient))
                    {
                        AttentionSums.AddWeights<V, T>(ref arena, strip, lanes, count, keyRows, reach, scores, columns, depth, total);
                        continue;
                    }

                    if (additive)
                        AttentionSums.Changes<V, T>(ref arena, strip, lanes, count, keyRows, reach, scores, columns, weights, depth, sums);
                    else
                        AttentionTiles.Product<V, T>(ref arena, scores, columns, count, keyRows, lanes, reach, sums, lanes, depth);
                    AttentionRows.Store(run, sums, lanes, dq, place, first, count, head * depth, depth);
                }
            }
        }
    }

    /// <summary>dk.</summary>
    /// <param name="run">The workspace whose sequences ask.</param>
    /// <param name="other">The one whose steps are weighed; the same within a sequence.</param>
    /// <param name="form">Heads, widths, scale.</param>
    /// <param name="end">Query after the last; those of a sequence end with it.</param>
    /// <param name="q">Queries.</param>
    /// <param name="k">Keys.</param>
    /// <param name="v">Values.</param>
    /// <param name="y">The sums of the forward pass.</param>
    /// <param name="logColumn">Where the logarithms stand in a row of y.</param>
    /// <param name="dy">Gradient of the sums.</param>
    /// <param name="dk">Receives the gradient of the keys.</param>
    /// <param name="scratch">Room for one head.</param>
    /// <param name="score">Vector w of additive scores; a null reference for products.</param>
    public static void Keys<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int end, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, ValueRows dy, ValueRows dk, nint scratch, ref T score)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sources<V, T>(run, other, form, end, q, k, v, y, logColumn, dy, dk, scratch, ref score, ofValues: false);

    /// <summary>dv; parameters as for <see cref="Keys"/>.</summary>
    public static void Values<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int end, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, ValueRows dy, ValueRows dv, nint scratch, ref T score)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sources<V, T>(run, other, form, end, q, k, v, y, logColumn, dy, dv, scratch, ref score, ofValues: true);

    /// <summary>Strips of steps against all queries: scores stand transposed, so that what belongs to a query is a vector along the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sources<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int end, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, ValueRows dy, ValueRows target, nint scratch, ref T score, bool ofValues)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        V scale = V.Create(T.CreateTruncating(form.Scale));
        (int depth, int width) = (form.KeyUnits, form.ValueUnits);
        bool additive = !Unsafe.IsNullRef(ref score);
        nint keyLanes = Padded(depth), weights = scratch;
        scratch = AttentionSums.Begin(run, ref score, depth, keyLanes, scratch);
        for (int place = 0; place < run.Batch; place++)
        {
            int queries = Math.Min(end, run.Length(place)), source = other.PlaceOf(run.Source(place)), keys = other.Length(source), units = ofValues ? width : depth;
            nint columns = Columns(queries), valueLanes = Padded(width), lanes = Padded(units);
            nint queryColumns = scratch, changeColumns = queryColumns + (additive ? queries * keyLanes : depth * columns), rows = changeColumns + (width * columns), logs = rows + (queries * lanes), means = logs + columns;
            nint strip = means + columns, valueStrip = strip + (Strip * keyLanes), scores = valueStrip + (Strip * valueLanes), changes = scores + (Strip * columns), sums = changes + (Strip * columns);
            for (int head = 0; head < form.Heads; head++)
            {
                if (additive)
                    AttentionSums.Copy(run, q, place, 0, queries, depth, queryColumns, keyLanes);
                else
                    AttentionRows.Transpose(run, q, place, queries, head * depth, depth, queryColumns, columns);
                AttentionRows.Copy(run, ofValues ? dy : q, place, 0, queries, head * units, units, rows, lanes);
                if (!ofValues)
                    AttentionRows.Transpose(run, dy, place, queries, head * width, width, changeColumns, columns);
                for (int i = 0; i < queries; i++)
                {
                    nint row = y.Offset + (run.RowAt(y.Order, i, place) * y.Stride), change = dy.Offset + (run.RowAt(dy.Order, i, place) * dy.Stride);
                    Unsafe.Add(ref arena, logs + i) = Unsafe.Add(ref arena, row + logColumn + head);
                    if (!ofValues)
                        Unsafe.Add(ref arena, means + i) = Dot<V, T>(ref arena, change + (head * width), row + (head * width), width);
                }

                for (int first = 0; first < keys; first += Strip)
                {
                    int count = Math.Min(Strip, keys - first), begin = form.Causal ? first / 16 * 16 : 0;
                    AttentionSums.Copy(other, k, source, first, count, depth, strip, keyLanes, head * depth);
                    if (additive)
                        AttentionSums.Scores<V, T>(ref arena, strip, keyLanes, count, queryColumns + (begin * keyLanes), queries - begin, weights, depth, scores + begin, columns);
                    else
                        AttentionTiles.Product<V, T>(ref arena, strip, keyLanes, count, queryColumns + begin, columns, depth, scores + begin, columns, queries - begin);
                    if (!ofValues)
                    {
                        AttentionRows.Copy(other, v, source, first, count, head * width, width, valueStrip, valueLanes);
                        AttentionTiles.Product<V, T>(ref arena, valueStrip, valueLanes, count, changeColumns + begin, columns, width, changes + begin, columns, queries - begin);
                    }

                    for (int r = 0; r < count; r++)
                    {
                        nint s = scores + (r * columns), c = changes + (r * columns);
                        for (nint i = begin; i < queries; i += V.Count)
                        {
                            V weight = V.Exp((V.Load(ref arena, s + i) * scale) - V.Load(ref arena, logs + i));
                            V.Store(ofValues ? weight : weight * (V.Load(ref arena, c + i) - V.Load(ref arena, means + i)) * scale, ref arena, s + i);
                        }

                        for (nint i = begin; form.Causal && i < first + r; i++)
                            Unsafe.Add(ref arena, s + i) = T.Zero;
                    }

                    if (additive && !ofValues)
                        AttentionSums.Changes<V, T>(ref arena, strip, keyLanes, count, queryColumns + (begin * keyLanes), queries - begin, scores + begin, columns, weights, depth, sums);
                    else
                        AttentionTiles.Product<V, T>(ref arena, scores + begin, columns, count, rows + (begin * lanes), lanes, queries - begin, sums, lanes, units);
                    AttentionRows.Store(other, sums, lanes, target, source, first, count, head * units, units);
                }
            }
        }
    }

    /// <summary>a . b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Dot<V, T>(ref T arena, nint a, nint b, int units)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V sum = V.Zero;
        for (int u = 0; u < units; u += V.Count)
            sum = V.MultiplyAdd(V.First(V.Load(ref arena, a + u), units - u), V.First(V.Load(ref arena, b + u), units - u), sum);
        return V.Sum(sum);
    }
}
