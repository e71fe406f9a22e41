using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>Reductions over the valid steps of each sequence and their gradients. Widths include padding; buffers lie in the workspace.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TimeMoves
{
    /// <summary>target[place] = the value at the sequence's last step, or at its first.</summary>
    public static void TakeEnd<T>(Workspace<T> run, nint source, nint sourceStride, RowOrder order, bool first, nint target, nint targetStride, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int place = 0; place < run.Batch; place++)
        {
            int row = run.RowAt(order, first ? 0 : run.Length(place) - 1, place);
            Span(run, source + (row * sourceStride), width).CopyTo(Span(run, target + (place * targetStride), width));
        }
    }

    /// <summary>target = 0 but at the last (first) step of each sequence, where it is source[place].</summary>
    public static void SpreadEnd<T>(Workspace<T> run, nint source, nint sourceStride, bool first, nint target, nint targetStride, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < run.Rows; row++)
            Span(run, target + (row * targetStride), width).Clear();
        for (int place = 0; place < run.Batch; place++)
        {
            int row = run.First(first ? 0 : run.Length(place) - 1) + place;
            Span(run, source + (place * sourceStride), width).CopyTo(Span(run, target + (row * targetStride), width));
        }
    }

    /// <summary>target[place] = sum over the sequence's steps, in order of time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumSteps<V, T>(Workspace<T> run, nint source, nint sourceStride, RowOrder order, nint target, nint targetStride, int width)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        for (int place = 0; place < run.Batch; place++)
        {
            Span(run, target + (place * targetStride), width).Clear();
            for (int step = 0; step < run.Length(place); step++)
            {
                nint from = source + (run.RowAt(order, step, place) * sourceStride);
                nint to = target + (place * targetStride);
                for (int unit = 0; unit < width; unit += V.Count)
                    V.Store(V.Load(ref arena, to + unit) + V.Load(ref arena, from + unit), ref arena, to + unit);
            }
        }
    }

    /// <summary>target[place] = maximum over the sequence's steps, unit by unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MaxSteps<V, T>(Workspace<T> run, nint source, nint sourceStride, RowOrder order, nint target, nint targetStride, int width)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T arena = ref run.At(0);
        for (int place = 0; place < run.Batch; place++)
        {
            nint to = target + (place * targetStride);
            Span(run, source + (run.RowAt(order, 0, place) * sourceStride), width).CopyTo(Span(run, to, width));
            for (int step = 1; step < run.Length(place); step++)
            {
                nint from = source + (run.RowAt(order, step, place) * sourceStride);
                for (int unit = 0; unit < width; unit += V.Count)
                    V.Store(V.Max(V.Load(ref arena, to + unit), V.Load(ref arena, from + unit)), ref arena, to + unit);
            }
        }
    }

    /// <summary>target = 0 but, unit by unit, at the first step that holds the maximum of x, where it is dy[place].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SpreadMax<T>(Workspace<T> run, nint x, nint xStride, RowOrder order, nint dy, nint dyStride, nint target, nint targetStride, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < run.Rows; row++)
            Span(run, target + (row * targetStride), width).Clear();
        for (int place = 0; place < run.Batch; place++)
        {
            for (int unit = 0; unit < width; unit++)
            {
                int best = 0;
                for (int step = 1; step < run.Length(place); step++)
                {
                    if (run.At(x + (run.RowAt(order, step, place) * xStride) + unit) > run.At(x + (run.RowAt(order, best, place) * xStride) + unit))
                        best = step;
                }

                run.At(target + ((run.First(best) + place) * targetStride) + unit) = run.At(dy + (place * dyStride) + unit);
            }
        }
    }

    /// <summary>target[step, place] = source[place] for the steps [t0, t1).</summary>
    public static void Repeat<T>(Workspace<T> run, nint source, nint sourceStride, nint target, nint targetStride, int width, int t0, int t1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int step = t0; step < t1; step++)
        {
            int first = run.First(step);
            for (int place = 0; place < run.First(step + 1) - first; place++)
                Span(run, source + (place * sourceStride), width).CopyTo(Span(run, target + ((first + place) * targetStride), width));
        }
    }

    /// <summary>target[place] = the value of the same sequence on the other axis, where it stands at another place.</summary>
    public static void Cross<T>(Workspace<T> run, Workspace<T> other, nint source, nint sourceStride, nint target, nint targetStride, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int place = 0; place < run.Batch; place++)
            Span(run, source + (other.PlaceOf(run.Source(place)) * sourceStride), width).CopyTo(Span(run, target + (place * targetStride), width));
    }

    /// <summary>The number of each packed row's step.</summary>
    public static void NumberSteps(Workspace run, int[] numbers)
    {
        for (int step = 0; step < run.Steps; step++)
            numbers.AsSpan(run.First(step), run.First(step + 1) - run.First(step)).Fill(step);
    }

    private static Span<T> Span<T>(Workspace<T> run, nint offset, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MemoryMarshal.CreateSpan(ref run.At(offset), width);
}
