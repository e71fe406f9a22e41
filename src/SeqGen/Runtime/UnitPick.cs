using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>
/// Which unit of a source each unit of a target is: target units are counted along several directions, the last one fastest, and each direction has a stride in
/// the source. Channels first out of channels last, frames in patches, every second position and repetitions are such orders.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnitPick
{
    private readonly int[] _starts;
    private readonly int _count, _stride;
    private readonly bool _repeats;

    /// <param name="counts">How far each direction goes.</param>
    /// <param name="strides">Source units from one to the next along each direction; 0 repeats.</param>
    /// <param name="offset">The first source unit.</param>
    public UnitPick(int[] counts, int[] strides, int offset = 0)
    {
        (_count, _stride) = (counts[^1], strides[^1]);
        int[] starts = [offset];
        for (int i = 0; i < counts.Length - 1; i++)
        {
            (int count, int stride) = (counts[i], strides[i]);
            starts = [.. starts.SelectMany(s => Enumerable.Range(0, count).Select(n => s + (n * stride)))];
        }

        _starts = starts;
        _repeats = _stride == 1 && starts.Length > 1 && starts.All(s => s == offset);
    }

    /// <summary>target[row, u] = source[row, pick(u)].</summary>
    /// <param name="source">First element.</param>
    /// <param name="sourceStride">Elements from row to row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="target">First element.</param>
    /// <param name="targetStride">Elements from row to row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take<T>(ref T source, nint sourceStride, int rows, ref T target, nint targetStride)
        where T : unmanaged
    {
        for (int row = 0; row < rows; row++)
        {
            ref T to = ref Unsafe.Add(ref target, row * targetStride);
            foreach (int start in _starts)
            {
                ref T from = ref Unsafe.Add(ref source, (row * sourceStride) + start);
                if (_stride == 1)
                    MemoryMarshal.CreateSpan(ref from, _count).CopyTo(MemoryMarshal.CreateSpan(ref to, _count));
                else
                    for (int u = 0; u < _count; u++)
                        Unsafe.Add(ref to, u) = Unsafe.Add(ref from, (nint)u * _stride);
                to = ref Unsafe.Add(ref to, _count);
            }
        }
    }

    /// <summary>source[row, pick(u)] += target[row, u] for every u, from 0 on where asked to.</summary>
    /// <param name="target">First element of what was taken.</param>
    /// <param name="targetStride">Elements from row to row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="source">First element of what receives the sums.</param>
    /// <param name="sourceStride">Elements from row to row.</param>
    /// <param name="units">Units of the source to clear before; 0 to add to what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddBack<V, T>(ref T target, nint targetStride, int rows, ref T source, nint sourceStride, int units)
        where V : struct, ISimd<V, T>
        where T : unmanaged, INumber<T>
    {
        for (int row = 0; row < rows; row++)
        {
            ref T from = ref Unsafe.Add(ref target, row * targetStride);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref source, row * sourceStride), units).Clear();
            if (_repeats)
            {
                AddRepeats<V, T>(ref from, ref Unsafe.Add(ref source, (row * sourceStride) + _starts[0]));
                continue;
            }

            foreach (int start in _starts)
            {
                ref T to = ref Unsafe.Add(ref source, (row * sourceStride) + start);
                int u = 0;
                if (_stride == 1)
                    for (; u <= _count - V.Count; u += V.Count)
                        V.Store(V.Load(ref to, u) + V.Load(ref from, u), ref to, u);
                for (; u < _count; u++)
                    Unsafe.Add(ref to, (nint)u * _stride) += Unsafe.Add(ref from, u);
                from = ref Unsafe.Add(ref from, _count);
            }
        }
    }

    /// <summary>The same units again and again: each is summed in a register, a vector of units at a time.</summary>
    private void AddRepeats<V, T>(ref T from, ref T to)
        where V : struct, ISimd<V, T>
        where T : unmanaged, INumber<T>
    {
        int u = 0;
        for (; u <= _count - V.Count; u += V.Count)
        {
            V even = V.Load(ref to, u), odd = V.Zero;
            int repeat = 0;
            for (; repeat < _starts.Length - 1; repeat += 2)
            {
                even += V.Load(ref from, ((nint)repeat * _count) + u);
                odd += V.Load(ref from, ((nint)(repeat + 1) * _count) + u);
            }

            if (repeat < _starts.Length)
                even += V.Load(ref from, ((nint)repeat * _count) + u);
            V.Store(even + odd, ref to, u);
        }

        for (; u < _count; u++)
            for (int repeat = 0; repeat < _starts.Length; repeat++)
                Unsafe.Add(ref to, u) += Unsafe.Add(ref from, ((nint)repeat * _count) + u);
    }
}
