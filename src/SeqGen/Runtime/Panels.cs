using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>Copies matrices into panels: for each step of the trip, a few vectors of columns side by side, so that a tile reads straight on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Panels
{
    /// <summary>Packs a slice of a weight [out, in] for y = W x, or for its transpose x = W^T y.</summary>
    /// <param name="target">First element of the panels; they have ceil(columns / (vectors x lanes)) x depth x vectors x lanes elements.</param>
    /// <param name="weight">First element of the slice.</param>
    /// <param name="leading">Columns of the whole weight.</param>
    /// <param name="transposed">Whether the result's columns are the weight's columns instead of its rows.</param>
    /// <param name="depth">Length of the trip.</param>
    /// <param name="parts">Units of each part of the result; each is padded to 16 columns of zeros.</param>
    /// <param name="columns">Columns of the result with padding.</param>
    /// <param name="vectors">Vectors side by side in a panel.</param>
    /// <param name="unitVectors">0 for columns in order; else a panel holds this many vectors of units of each part, part by part.</param>
    public static void Pack<V, T>(ref T target, ref T weight, int leading, bool transposed, int depth, ReadOnlySpan<int> parts, int columns, int vectors, int unitVectors)
        where V : struct, ISimd<V, T>
        where T : unmanaged, INumber<T>
    {
        int width = vectors * V.Count;
        Span<int> units = stackalloc int[width];
        for (int panel = 0; panel * width < columns; panel++)
        {
            for (int lane = 0; lane < width; lane++)
                units[lane] = unitVectors == 0 ? UnitInOrder((panel * width) + lane, parts) : UnitInterleaved(panel, lane, unitVectors * V.Count, parts);
            ref T first = ref Unsafe.Add(ref target, (nint)panel * width * depth);
            if (transposed)
                CopyRows(ref first, ref weight, leading, depth, units);
            else
                CopyColumns(ref first, ref weight, leading, depth, units);
        }
    }

    /// <summary>Copies a vector's parts, each padded to 16 elements with zeros; adds when asked to.</summary>
    /// <param name="target">First element, padded layout.</param>
    /// <param name="source">First element, dense.</param>
    /// <param name="units">Units of the part.</param>
    /// <param name="add">Whether to add to what is there.</param>
    public static void Vector<T>(ref T target, ref T source, int units, bool add)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < units; i++)
            Unsafe.Add(ref target, i) = add ? Unsafe.Add(ref target, i) + Unsafe.Add(ref source, i) : Unsafe.Add(ref source, i);
    }

    /// <summary>Copies one part of a vector so that its units are interleaved with those of the other parts, as in a panel.</summary>
    /// <param name="target">First element of the whole vector.</param>
    /// <param name="source">First element of the part, dense.</param>
    /// <param name="units">Units of the part.</param>
    /// <param name="part">Which part.</param>
    /// <param name="parts">Number of parts.</param>
    /// <param name="unitVectors">Vectors of units of each part in one panel.</param>
    /// <param name="add">Whether to add to what is there.</param>
    public static void VectorPart<V, T>(ref T target, ref T source, int units, int part, int parts, int unitVectors, bool add)
        where V : struct, ISimd<V, T>
        where T : unmanaged, INumber<T>
    {
        int width = unitVectors * V.Count;
        for (int unit = 0; unit < units; unit++)
        {
            ref T to = ref Unsafe.Add(ref target, (((unit / width * parts) + part) * width) + (unit % width));
            T value = Unsafe.Add(ref source, unit);
            to = add ? to + value : value;
        }
    }

    /// <summary>Copies rows into panels: the first columns of all rows side by side, then the next ones.</summary>
    /// <param name="source">First element of row 0.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="columns">Columns to copy, a multiple of the vector.</param>
    /// <param name="panel">Columns of a panel, a multiple of the vector; the last panel may have fewer.</param>
    /// <param name="target">Receives rows x columns elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyRows<V, T>(ref T source, nint stride, ReadOnlySpan<int> rows, int columns, int panel, ref T target)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        for (int row = 0; row < rows.Length; row++)
        {
            ref T from = ref Unsafe.Add(ref source, rows[row] * stride);
            for (int first = 0; first < columns; first += panel)
            {
                int width = Math.Min(panel, columns - first);
                nint to = ((nint)first * rows.Length) + (row * width);
                for (int column = 0; column < width; column += V.Count)
                    V.Store(V.Load(ref from, first + column), ref target, to + column);
            }
        }
    }

    private static int UnitInOrder(int column, ReadOnlySpan<int> parts)
    {
        int first = 0;
        foreach (int part in parts)
        {
            if (column < part)
                return first + column;
            column -= (part + 15) / 16 * 16;
            if (column < 0)
                return -1;
            first += part;
        }

        return -1;
    }

    private static int UnitInterleaved(int panel, int lane, int unitsPerPanel, ReadOnlySpan<int> parts)
    {
        int part = lane / unitsPerPanel;
        int unit = (panel * unitsPerPanel) + (lane % unitsPerPanel);
        return part < parts.Length && unit < parts[part] ? (part * parts[0]) + unit : -1;
    }

    /// <summary>Row by row of the trip: row k of the weight holds all units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRows<T>(ref T target, ref T weight, nint leading, int depth, ReadOnlySpan<int> units)
        where T : unmanaged
    {
        for (int k = 0; k < depth; k++)
        {
            ref T row = ref Unsafe.Add(ref weight, k * leading);
            for (int lane = 0; lane < units.Length; lane++)
                Unsafe.Add(ref target, lane) = units[lane] < 0 ? default : Unsafe.Add(ref row, units[lane]);
            target = ref Unsafe.Add(ref target, units.Length);
        }
    }

    /// <summary>A few steps of the trip at a time, so that what is written stays in the first-level cache: a unit's row of the weight runs along the trip.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyColumns<T>(ref T target, ref T weight, nint leading, int depth, ReadOnlySpan<int> units)
        where T : unmanaged
    {
        const int Block = 16;
        for (int k0 = 0; k0 < depth; k0 += Block)
        {
            int count = Math.Min(Block, depth - k0);
            for (int lane = 0; lane < units.Length; lane++)
            {
                ref T to = ref Unsafe.Add(ref target, lane);
                ref T from = ref Unsafe.Add(ref weight, (Math.Max(units[lane], 0) * leading) + k0);
                for (int k = 0; k < count; k++)
                    Unsafe.Add(ref to, k * units.Length) = units[lane] < 0 ? default : Unsafe.Add(ref from, k);
            }

            target = ref Unsafe.Add(ref target, Block * units.Length);
        }
    }
}
