using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>
/// Attention (Vaswani et al. 2017, equation 1): for each query of a sequence, head by head, p = softmax(scale * q k) over the sequence's own steps,
/// y = sum of p v. A strip of queries has its scores at a time; the backward pass computes them again from the logarithms of the softmax's sums
/// (Dao et al. 2022). Padding has no rows and so no weight.
/// </summary>
/// <remarks>
/// The scratch of a head: its keys and values (backward: queries, keys or gradients), transposed or in rows, up to 2 (KeyUnits + ValueUnits) for
/// each step, and the scores of a strip, twice; in front, for additive scores (Bahdanau et al. 2015), their vector and the sum of its gradient.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class AttentionKernels
{
    /// <summary>Rows whose scores there are at a time.</summary>
    private const int Strip = 24;

    /// <summary>y[query] = sum over steps of p v, and log[query, head] = ln(sum over steps of e^(scale q k)).</summary>
    /// <param name="run">The workspace whose sequences ask.</param>
    /// <param name="other">The one whose steps are weighed; the same within a sequence.</param>
    /// <param name="form">Heads, widths, scale.</param>
    /// <param name="begin">First query.</param>
    /// <param name="end">Query after the last; those of a sequence end with it.</param>
    /// <param name="q">Queries: one for each step, or one for each sequence, which counts as the first step's.</param>
    /// <param name="k">Keys, one for each step.</param>
    /// <param name="v">Values, one for each step.</param>
    /// <param name="y">Receives the sums.</param>
    /// <param name="logColumn">Where the logarithms stand in a row of y.</param>
    /// <param name="scratch">Room for one head.</param>
    /// <param name="score">Vector w of additive scores, w tanh(q + k); a null reference for products.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int begin, int end, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, nint scratch, ref T score)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        T scale = T.CreateTruncating(form.Scale);
        (int depth, int width) = (form.KeyUnits, form.ValueUnits);
        bool additive = !Unsafe.IsNullRef(ref score);
        nint left = Padded(depth), weights = scratch;
        scratch = AttentionSums.Begin(run, ref score, depth, left, scratch);
        for (int place = 0; place < run.Batch; place++)
        {
            int queries = Math.Min(end, run.Length(place)), source = other.PlaceOf(run.Source(place)), keys = other.Length(source);
            nint columns = Columns(keys), lanes = Padded(width);
            nint keyColumns = scratch, values = keyColumns + (additive ? keys * left : depth * columns), strip = values + (keys * lanes), scores = strip + (Strip * left), sums = scores + (Strip * columns);
            for (int head = 0; head < form.Heads; head++)
            {
                if (additive)
                    AttentionSums.Copy(other, k, source, 0, keys, depth, keyColumns, left);
                else
                    AttentionRows.Transpose(other, k, source, keys, head * depth, depth, keyColumns, columns);
                AttentionRows.Copy(other, v, source, 0, keys, head * width, width, values, lanes);
                for (int first = begin; first < queries; first += Strip)
                {
                    int count = Math.Min(Strip, queries - first), reach = form.Causal ? first + count : keys;
                    AttentionSums.Copy(run, q, place, first, count, depth, strip, left, head * depth);
                    if (additive)
                        AttentionSums.Scores<V, T>(ref arena, strip, left, count, keyColumns, reach, weights, depth, scores, columns);
                    else
                        AttentionTiles.Product<V, T>(ref arena, strip, left, count, keyColumns, columns, depth, scores, columns, reach);
                    for (int r = 0; r < count; r++)
                    {
                        T log = Softmax<V, T>(ref arena, scores + (r * columns), form.Causal ? first + r + 1 : keys, reach, scale);
                        Unsafe.Add(ref arena, y.Offset + logColumn + (run.RowAt(y.Order, first + r, place) * y.Stride) + head) = log;
                    }

                    AttentionTiles.Product<V, T>(ref arena, scores, columns, count, values, lanes, reach, sums, lanes, width);
                    AttentionRows.Store(run, sums, lanes, y, place, first, count, head * width, width);
                }
            }
        }
    }

    /// <summary>p = e^(scale s - log) in place over the first <paramref name="limit"/> scores, 0 behind them up to <paramref name="reach"/>; gives log.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static T Softmax<V, T>(ref T arena, nint scores, int limit, int reach, T scale)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint end = scores + ((limit + V.Count - 1) / V.Count * V.Count);
        for (nint i = scores + limit; i < end; i++)
            Unsafe.Add(ref arena, i) = T.NegativeInfinity;
        V factor = V.Create(scale), most = V.Create(T.NegativeInfinity), total = V.Zero;
        for (nint i = scores; i < end; i += V.Count)
            most = V.Max(most, V.Load(ref arena, i) * factor);
        T highest = V.MaxLane(most);
        most = V.Create(highest);
        for (nint i = scores; i < end; i += V.Count)
        {
            V term = V.Exp((V.Load(ref arena, i) * factor) - most);
            total += term;
            V.Store(term, ref arena, i);
        }

        T sum = V.Sum(total);
        V share = V.Create(T.One / sum);
        for (nint i = scores; i < end; i += V.Count)
            V.Store(V.Load(ref arena, i) * share, ref arena, i);
        for (nint i = scores + limit; i < scores + reach; i++)
            Unsafe.Add(ref arena, i) = T.Zero;
        return highest + T.Log(sum);
    }

    /// <summary>Elements from row to row of a matrix with a column for each step: no multiple of 64, for such rows share cache sets.</summary>
    private static nint Columns(int steps) => Padded(steps) % 64 == 0 ? Padded(steps) + 16 : Padded(steps);

    private static nint Padded(int width) => (width + 15) / 16 * 16;
}
