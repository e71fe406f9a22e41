using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>
/// Attention one query at a time, each with its own weights: within a window around its own step (Luong et al. 2015, section 3.2, monotonic), with dropped
/// weights (Vaswani et al. 2017, section 5.4), with filters over the weights of the step before (Chorowski et al. 2015, section 2.1) or over their sum
/// (See et al. 2017, section 2.3). What needs none of this is in <see cref="AttentionKernels"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AttentionMaps
{
    /// <summary>The sums, the logarithms of what each softmax divides by and, if there is room for them, the weights, 0 behind the last step.</summary>
    /// <param name="run">The workspace whose sequences ask.</param>
    /// <param name="other">The one whose steps are weighed; the same within a sequence.</param>
    /// <param name="form">Heads, widths, scale.</param>
    /// <param name="map">Window, dropout, filters.</param>
    /// <param name="begin">First query.</param>
    /// <param name="end">Query after the last; those of a sequence end with it.</param>
    /// <param name="at">Where everything lies.</param>
    /// <param name="scratch">Room for one head.</param>
    /// <param name="score">Vector w of additive scores; a null reference for products.</param>
    /// <param name="filters">Filters [units, taps]; a null reference for none.</param>
    public static void Forward<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, MapForm map, int begin, int end, MapOperands at, nint scratch, ref T score, ref T filters)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MapRoom<V, T> room = new(run, other, form, map, at, scratch, ref score, ref filters);
        for (int place = 0; place < run.Batch; place++)
        {
            int queries = Math.Min(end, run.Length(place));
            for (int head = 0; begin < queries && head < form.Heads; head++)
            {
                room.Enter(place, head);
                for (int query = begin; query < queries; query++)
                    room.Weigh(query);
            }
        }
    }

    /// <summary>Gradient of the queries; other parameters as for <see cref="Forward"/>.</summary>
    /// <param name="run">The workspace whose sequences ask.</param>
    /// <param name="other">The one whose steps are weighed.</param>
    /// <param name="form">Heads, widths, scale.</param>
    /// <param name="map">Window, dropout, filters.</param>
    /// <param name="begin">First query.</param>
    /// <param name="end">Query after the last.</param>
    /// <param name="at">Where everything lies.</param>
    /// <param name="dy">Gradient of the sums.</param>
    /// <param name="dp">Gradient of the weights; unused where they are not kept.</param>
    /// <param name="target">Receives the gradient.</param>
    /// <param name="scratch">Room for one head.</param>
    /// <param name="score">Vector w of additive scores.</param>
    /// <param name="filters">Filters.</param>
    public static void Queries<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, MapForm map, int begin, int end, MapOperands at, ValueRows dy, ValueRows dp, ValueRows target, nint scratch, ref T score, ref T filters)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Differentiate<V, T>(MapGradient.Query, run, other, form, map, begin, end, at, dy, dp, target, scratch, ref score, ref filters, ref Unsafe.NullRef<T>());

    /// <summary>Gradient of what the filters go over; parameters as for <see cref="Queries"/>.</summary>
    public static void Memory<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, MapForm map, int begin, int end, MapOperands at, ValueRows dy, ValueRows dp, ValueRows target, nint scratch, ref T score, ref T filters)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Differentiate<V, T>(MapGradient.Memory, run, other, form, map, begin, end, at, dy, dp, target, scratch, ref score, ref filters, ref Unsafe.NullRef<T>());

    /// <summary>Gradient of the keys, of all queries together; parameters as for <see cref="Queries"/>.</summary>
    public static void Keys<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, MapForm map, int begin, int end, MapOperands at, ValueRows dy, ValueRows dp, ValueRows target, nint scratch, ref T score, ref T filters)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Differentiate<V, T>(MapGradient.Key, run, other, form, map, begin, end, at, dy, dp, target, scratch, ref score, ref filters, ref Unsafe.NullRef<T>());

    /// <summary>Gradient of the values, of all queries together; parameters as for <see cref="Queries"/>.</summary>
    public static void Values<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, MapForm map, int begin, int end, MapOperands at, ValueRows dy, ValueRows dp, ValueRows target, nint scratch, ref T score, ref T filters)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Differentiate<V, T>(MapGradient.Value, run, other, form, map, begin, end, at, dy, dp, target, scratch, ref score, ref filters, ref Unsafe.NullRef<T>());

    /// <summary>Adds the gradient of the vector of additive scores to <paramref name="gradient"/>; other parameters as for <see cref="Queries"/>.</summary>
    public static void Scores<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, MapForm map, int begin, int end, MapOperands at, ValueRows dy, ValueRows dp, nint scratch, ref T score, ref T filters, ref T gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Differentiate<V, T>(MapGradient.Score, run, other, form, map, begin, end, at, dy, dp, default, scratch, ref score, ref filters, ref gradient);

    /// <summary>Adds the gradient of the filters to <paramref name="gradient"/>; other parameters as for <see cref="Queries"/>.</summary>
    public static void Filters<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, MapForm map, int begin, int end, MapOperands at, ValueRows dy, ValueRows dp, nint scratch, ref T score, ref T filters, ref T gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Differentiate<V, T>(MapGradient.Filter, run, other, form, map, begin, end, at, dy, dp, default, scratch, ref score, ref filters, ref gradient);

    /// <summary>Gradients of queries and memory are stored query by query, those of a sequence's steps head by head, those of parameters at the end.</summary>
    private static void Differentiate<V, T>(
        MapGradient of, Workspace<T> run, Workspace<T> other, AttentionForm form, MapForm map, int begin, int end, MapOperands at, ValueRows dy, ValueRows dp, ValueRows target, nint scratch, ref T score, ref T filters, ref T gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MapRoom<V, T> room = new(run, other, form, map, at, scratch, ref score, ref filters);
        bool ofSteps = of is MapGradient.Key or MapGradient.Value;
        for (int place = 0; place < run.Batch; place++)
        {
            int queries = Math.Min(end, run.Length(place));
            for (int head = 0; (begin < queries || ofSteps) && head < form.Heads; head++)
            {
                room.Enter(place, head);
                if (ofSteps)
                    room.ClearSteps();
                for (int query = begin; query < queries; query++)
                    room.Differentiate(of, query, dy, dp, target);
                if (ofSteps)
                    room.StoreSteps(of, target);
            }
        }

        room.AddTotals(of, ref gradient);
    }
}
