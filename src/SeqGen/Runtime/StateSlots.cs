using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>
/// Moves states between the caller's arrays [batch, units] and a workspace. A state's buffer over time has batch + rows rows: a forward
/// recurrence keeps the initial value of the sequence at place i in row i and its final value in <see cref="Workspace.EndRow"/>; a
/// reverse one the other way round. A carried state has one row for each place, initial before and final after the loop.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StateSlots
{
    /// <summary>Sets initial values; zeros when none are given.</summary>
    /// <param name="run">The workspace.</param>
    /// <param name="offset">The state's buffer.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="units">Units of the state.</param>
    /// <param name="order">After for a forward recurrence, Before for a reverse one, Packed for one carried in place.</param>
    /// <param name="values">[batch, units] in the caller's order, or empty.</param>
    public static void Load<T>(Workspace<T> run, nint offset, nint stride, int units, RowOrder order, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int place = 0; place < run.Batch; place++)
        {
            int row = order == RowOrder.Before ? run.EndRow(place) : place;
            Span<T> target = MemoryMarshal.CreateSpan(ref run.At(offset + (row * stride)), units);
            if (values.IsEmpty)
                target.Clear();
            else
                values.Slice(run.Source(place) * units, units).CopyTo(target);
        }
    }

    /// <summary>Adds a value per sequence to the initial values.</summary>
    /// <param name="run">The workspace.</param>
    /// <param name="offset">The state's buffer.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="units">Units of the state.</param>
    /// <param name="order">As in <see cref="Load"/>.</param>
    /// <param name="source">Buffer with a row for each place.</param>
    /// <param name="sourceStride">Its elements from row to row.</param>
    public static void AddInitial<T>(Workspace<T> run, nint offset, nint stride, int units, RowOrder order, nint source, nint sourceStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int place = 0; place < run.Batch; place++)
        {
            int row = order == RowOrder.Before ? run.EndRow(place) : place;
            Span<T> target = MemoryMarshal.CreateSpan(ref run.At(offset + (row * stride)), units);
            Span<T> values = MemoryMarshal.CreateSpan(ref run.At(source + (place * sourceStride)), units);
            for (int i = 0; i < units; i++)
                target[i] += values[i];
        }
    }

    /// <summary>Reads final values.</summary>
    /// <param name="run">The workspace.</param>
    /// <param name="offset">The state's buffer.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="units">Units of the state.</param>
    /// <param name="order">As in <see cref="Load"/>.</param>
    /// <param name="values">[batch, units] in the caller's order.</param>
    public static void Store<T>(Workspace<T> run, nint offset, nint stride, int units, RowOrder order, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int place = 0; place < run.Batch; place++)
        {
            int row = order == RowOrder.After ? run.EndRow(place) : place;
            MemoryMarshal.CreateReadOnlySpan(ref run.At(offset + (row * stride)), units).CopyTo(values.Slice(run.Source(place) * units, units));
        }
    }

    /// <summary>Copies dense rows into padded ones.</summary>
    public static void Widen<T>(ReadOnlySpan<T> values, int units, ref T target, nint stride)
        where T : unmanaged
    {
        for (int row = 0; row * units < values.Length; row++)
            values.Slice(row * units, units).CopyTo(MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.Add(ref target, row * stride), units));
    }

    /// <summary>Copies padded rows into dense ones.</summary>
    public static void Narrow<T>(ref T source, nint stride, int units, Span<T> values)
        where T : unmanaged
    {
        for (int row = 0; row * units < values.Length; row++)
            MemoryMarshal.CreateReadOnlySpan(ref System.Runtime.CompilerServices.Unsafe.Add(ref source, row * stride), units).CopyTo(values.Slice(row * units, units));
    }
}
