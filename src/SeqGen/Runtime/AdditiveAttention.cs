using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>
/// Attention by additive scores, w tanh(q + k) (Bahdanau et al. 2015, appendix A.1.2), query by query, along the rows of keys and values where they are.
/// The hyperbolic tangents are what it costs: the backward pass makes those of a query once and keeps them until all its gradients are done.
/// </summary>
internal static class AdditiveAttention
{
    /// <summary>See <see cref="AttentionKernels.Forward"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int begin, int end, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, nint scratch, ref T score)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        T scale = T.CreateTruncating(form.Scale);
        nint weights = scratch, scores = Begin(run, ref score, form.KeyUnits, scratch);
        for (int place = 0; place < run.Batch; place++)
        {
            int queries = Math.Min(end, run.Length(place)), source = other.PlaceOf(run.Source(place)), keys = other.Length(source);
            nint sums = scores + AttentionKernels.Columns(keys);
            for (int query = begin; query < queries; query++)
            {
                int limit = form.Causal ? query + 1 : keys;
                nint asking = run.OffsetOf(q, query, place), answer = run.OffsetOf(y, query, place);
                for (int j = 0; j < limit; j++)
                    Unsafe.Add(ref arena, scores + j) = Score<V, T>(ref arena, asking, other.OffsetOf(k, j, source), weights, form.KeyUnits);
                Unsafe.Add(ref arena, answer + logColumn) = AttentionKernels.Softmax<V, T>(ref arena, scores, limit, limit, scale);
                ProductAttention.Weigh<V, T>(other, v, source, limit, 0, form.ValueUnits, scores, sums);
                for (int u = 0; u < form.ValueUnits; u++)
                    Unsafe.Add(ref arena, answer + u) = Unsafe.Add(ref arena, sums + u);
            }
        }
    }

    /// <summary>See <see cref="AttentionKernels.Gradients"/>; adds that of w to <paramref name="gradient"/> unless it is a null reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradients<V, T>(
        Workspace<T> run, Workspace<T> other, AttentionForm form, int begin, int end, ValueRows q, ValueRows k, ValueRows v, ValueRows y, int logColumn, ValueRows dy, ValueRows dq, ValueRows dk, ValueRows dv, nint scratch, ref T score, ref T gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        (int depth, int width) = (form.KeyUnits, form.ValueUnits);
        nint lanes = AttentionKernels.Padded(depth), valueLanes = AttentionKernels.Padded(width), weights = scratch, total = scratch + lanes, room = Begin(run, ref score, depth, scratch);
        bool ofQueries = dq.Stride != 0, ofKeys = dk.Stride != 0, ofValues = dv.Stride != 0, ofScore = !Unsafe.IsNullRef(ref gradient);
        for (int place = 0; place < run.Batch; place++)
        {
            int queries = Math.Min(end, run.Length(place)), source = other.PlaceOf(run.Source(place)), keys = other.Length(source);
            nint columns = AttentionKernels.Columns(keys), scores = room, changes = scores + columns, tangents = changes + columns, dKeys = tangents + (keys * lanes), dValues = dKeys + (keys * lanes), rest = dValues + (keys * valueLanes);
            for (nint i = dKeys; i < rest && (ofKeys || ofValues); i += V.Count)
                V.Store(V.Zero, ref arena, i);
            for (int query = begin; query < queries; query++)
            {
                int limit = form.Causal ? query + 1 : keys;
                nint answer = run.OffsetOf(y, query, place), change = run.OffsetOf(dy, query, place), asking = run.OffsetOf(q, query, place);
                for (int j = 0; j < limit; j++)
                    Unsafe.Add(ref arena, scores + j) = Keep<V, T>(ref arena, asking, other.OffsetOf(k, j, source), weights, depth, tangents + (j * lanes));
                ProductAttention.Scores<V, T>(other, v, source, limit, 0, width, change, changes);
                ProductAttention.Change<V, T>(ref arena, scores, changes, limit, limit, form.Scale, Unsafe.Add(ref arena, answer + logColumn));
                if (ofQueries || ofScore)
                    OfQuery<V, T>(ref arena, changes, limit, tangents, lanes, depth, weights, total, ofQueries ? run.OffsetOf(dq, query, place) : rest, rest + lanes);
                for (int j = 0; j < limit && ofKeys; j++)
                    AddKey<V, T>(ref arena, Unsafe.Add(ref arena, changes + j), tangents + (j * lanes), depth, dKeys + (j * lanes));
                for (int j = 0; j < limit && ofValues; j++)
                    AttentionRows.AddScaled<V, T>(ref arena, Unsafe.Add(ref arena, scores + j), change, width, dValues + (j * valueLanes));
            }

            for (int j = 0; j < keys && ofKeys; j++)
                for (int u = 0; u < depth; u += V.Count)
                    V.Store(V.Load(ref arena, dKeys + (j * lanes) + u) * V.Load(ref arena, weights + u), ref arena, dKeys + (j * lanes) + u);
            if (ofKeys)
                AttentionRows.Store<V, T>(other, dKeys, lanes, dk, source, 0, keys, 0, depth);
            if (ofValues)
                AttentionRows.Store<V, T>(other, dValues, valueLanes, dv, source, 0, keys, 0, width);
        }

        for (int u = 0; u < depth && ofScore; u++)
            Unsafe.Add(ref gradient, u) += Unsafe.Add(ref arena, total + u);
    }

    /// <summary>Puts w, padded with zeros, and room for the sum of its gradient in front of the scratch; gives where the rest begins.</summary>
    private static nint Begin<T>(Workspace<T> run, ref T score, int units, nint scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int lanes = (int)AttentionKernels.Padded(units);
        Span<T> front = MemoryMarshal.CreateSpan(ref run.At(scratch), 2 * lanes);
        front.Clear();
        MemoryMarshal.CreateReadOnlySpan(ref score, units).CopyTo(front);
        return scratch + (2 * lanes);
    }

    /// <summary>w . tanh(a + b).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Score<V, T>(ref T arena, nint a, nint b, nint weights, int units)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V sum = V.Zero;
        int u = 0;
        for (; u + V.Count <= units; u += V.Count)
            sum = V.MultiplyAdd(V.Load(ref arena, weights + u), V.Tanh(V.Load(ref arena, a + u) + V.Load(ref arena, b + u)), sum);
        if (u < units)
            sum = V.MultiplyAdd(V.Load(ref arena, weights + u), V.Tanh(V.First(V.Load(ref arena, a + u) + V.Load(ref arena, b + u), units - u)), sum);
        return V.Sum(sum);
    }

    /// <summary>The same, and the tangents themselves, 0 behind the units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Keep<V, T>(ref T arena, nint a, nint b, nint weights, int units, nint tangents)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V sum = V.Zero;
        for (int u = 0; u < units; u += V.Count)
        {
            V both = V.Load(ref arena, a + u) + V.Load(ref arena, b + u);
            V tangent = V.Tanh(u + V.Count <= units ? both : V.First(both, units - u));
            V.Store(tangent, ref arena, tangents + u);
            sum = V.MultiplyAdd(V.Load(ref arena, weights + u), tangent, sum);
        }

        return V.Sum(sum);
    }

    /// <summary>dq = w * sum over j of d[j] (1 - t[j]^2), and total += sum over j of d[j] t[j].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OfQuery<V, T>(ref T arena, nint d, int count, nint tangents, nint lanes, int units, nint weights, nint total, nint target, nint spare)
        where V : struct, ISimd<V, T>
        where T : unmanaged, INumberBase<T>
    {
        V one = V.Create(T.One);
        int u = 0;
        for (; u < units; u += V.Count)
        {
            V squares = V.Zero, sum = V.Load(ref arena, total + u);
            for (int j = 0; j < count; j++)
            {
                V factor = V.Create(Unsafe.Add(ref arena, d + j)), t = V.Load(ref arena, tangents + (j * lanes) + u);
                squares = V.MultiplyAdd(factor, one - (t * t), squares);
                sum = V.MultiplyAdd(factor, t, sum);
            }

            V.Store(sum, ref arena, total + u);
            squares *= V.Load(ref arena, weights + u);
            if (u + V.Count <= units)
            {
                V.Store(squares, ref arena, target + u);
                continue;
            }

            // What stands behind the units of a row of dq may be another value's.
            V.Store(squares, ref arena, spare);
            for (int rest = u; rest < units; rest++)
                Unsafe.Add(ref arena, target + rest) = Unsafe.Add(ref arena, spare + rest - u);
        }
    }

    /// <summary>target += d (1 - t^2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddKey<V, T>(ref T arena, T d, nint tangents, int units, nint target)
        where V : struct, ISimd<V, T>
        where T : unmanaged, INumberBase<T>
    {
        V factor = V.Create(d), one = V.Create(T.One);
        for (int u = 0; u < units; u += V.Count)
        {
            V t = V.Load(ref arena, tangents + u);
            V.Store(V.MultiplyAdd(factor, one - (t * t), V.Load(ref arena, target + u)), ref arena, target + u);
        }
    }
}
