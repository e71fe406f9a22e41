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
/// The scratch of a head: its keys and values and their gradients, transposed or in rows, up to 3 KeyUnits + 2 ValueUnits for each step, and the scores
/// of a strip, twice; for additive scores (Bahdanau et al. 2015) their vector, the sum of its gradient and the tangents of a query.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AttentionKernels
{
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
    /// <param name="score">Vector w of additive scores, w tanh(q + k), of one head; a null reference for products.</param>
    public static void Forward<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int begin, int end, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, nint scratch, ref T score)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Unsafe.IsNullRef(ref score))
            ProductAttention.Forward<V, T>(run, other, form, begin, end, q, k, v, y, logColumn, scratch);
        else
            AdditiveAttention.Forward<V, T>(run, other, form, begin, end, q, k, v, y, logColumn, scratch, ref score);
    }

    /// <summary>
    /// The gradients. With D = dy . y for each query and head: ds = p * (dy . v - D), dq = scale ds k, dk = scale ds^T q, dv = p^T dy. Rows without a stride
    /// are not wanted.
    /// </summary>
    /// <param name="run">The workspace whose sequences ask.</param>
    /// <param name="other">The one whose steps are weighed; the same within a sequence.</param>
    /// <param name="form">Heads, widths, scale.</param>
    /// <param name="begin">First query; 0 where dk or dv is wanted.</param>
    /// <param name="end">Query after the last; those of a sequence end with it.</param>
    /// <param name="q">Queries.</param>
    /// <param name="k">Keys.</param>
    /// <param name="v">Values.</param>
    /// <param name="y">The sums of the forward pass.</param>
    /// <param name="logColumn">Where the logarithms stand in a row of y.</param>
    /// <param name="dy">Gradient of the sums.</param>
    /// <param name="dq">Receives the gradient of the queries.</param>
    /// <param name="dk">Receives the gradient of the keys.</param>
    /// <param name="dv">Receives the gradient of the values.</param>
    /// <param name="scratch">Room for one head.</param>
    /// <param name="score">Vector w of additive scores; a null reference for products.</param>
    /// <param name="gradient">Is added the gradient of w, unless it is a null reference.</param>
    public static void Gradients<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int begin, int end, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, ValueRows dy, ValueRows dq, ValueRows dk, ValueRows dv, nint scratch, ref T score, ref T gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Unsafe.IsNullRef(ref score))
            ProductAttention.Gradients<V, T>(run, other, form, begin, end, q, k, v, y, logColumn, dy, dq, dk, dv, scratch);
        else
            AdditiveAttention.Gradients<V, T>(run, other, form, begin, end, q, k, v, y, logColumn, dy, dq, dk, dv, scratch, ref score, ref gradient);
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
    internal static nint Columns(int steps) => Padded(steps) % 64 == 0 ? Padded(steps) + 16 : Padded(steps);

    internal static nint Padded(int width) => (width + 15) / 16 * 16;
}
