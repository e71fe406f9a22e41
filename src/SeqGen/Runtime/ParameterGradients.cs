using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>Where gradients meet the canonical order of parameters: sums over rows, transposes, rows of tables.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterGradients
{
    /// <summary>Sets elements to 0.</summary>
    public static void Clear<T>(ref T target, nint count)
        where T : unmanaged
    {
        MemoryMarshal.CreateSpan(ref target, checked((int)count)).Clear();
    }

    /// <summary>gradient[n, k] += sum[k, n].</summary>
    /// <param name="sum">Accumulated product, in panels of columns: [columns / panel, inputs, panel].</param>
    /// <param name="panel">Columns of a panel.</param>
    /// <param name="inputs">Rows of the sum.</param>
    /// <param name="first">First column of the sum to take.</param>
    /// <param name="parts">Parts of its columns, each padded to a multiple of 16.</param>
    /// <param name="units">Units of each part.</param>
    /// <param name="gradient">First element of the gradient's slice, [parts x units, inputs].</param>
    /// <param name="leading">Columns of the whole gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddTransposed<T>(ref T sum, int panel, int inputs, int first, int parts, int units, ref T gradient, nint leading)
        where T : unmanaged, INumber<T>
    {
        const int Block = 16;
        int padded = (units + 15) / 16 * 16;
        for (int part = 0; part < parts; part++)
        {
            ref T target = ref Unsafe.Add(ref gradient, part * units * leading);
            for (int n0 = 0; n0 < units; n0 += Block)
            {
                int n1 = Math.Min(n0 + Block, units);
                for (int k0 = 0; k0 < inputs; k0 += Block)
                {
                    int k1 = Math.Min(k0 + Block, inputs);
                    for (int n = n0; n < n1; n++)
                    {
                        int column = first + (part * padded) + n;
                        ref T source = ref Unsafe.Add(ref sum, ((nint)(column / panel) * inputs * panel) + (column % panel));
                        ref T row = ref Unsafe.Add(ref target, n * leading);
                        for (int k = k0; k < k1; k++)
                            Unsafe.Add(ref row, k) += Unsafe.Add(ref source, (nint)k * panel);
                    }
                }
            }
        }
    }

    /// <summary>gradient[u] += sum over rows of d[row, u], four vectors of units at a time.</summary>
    /// <param name="d">First element.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="parts">Parts of a row.</param>
    /// <param name="units">Units of each part, padded to 16 in d, dense in the gradient.</param>
    /// <param name="gradient">First element of the gradient's slice.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddColumns<V, T>(ref T d, nint stride, int rows, int parts, int units, ref T gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, INumber<T> =>
        AddColumns<V, T>(ref d, stride, rows, parts, units, ref gradient, ref Unsafe.NullRef<T>());

    /// <summary>The same sums into two gradients.</summary>
    /// <param name="d">First element.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="parts">Parts of a row.</param>
    /// <param name="units">Units of each part, padded to 16 in d, dense in the gradients.</param>
    /// <param name="gradient">First element of the one gradient's slice.</param>
    /// <param name="other">First element of the other's; none when it is a null reference.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddColumns<V, T>(ref T d, nint stride, int rows, int parts, int units, ref T gradient, ref T other)
        where V : struct, ISimd<V, T>
        where T : unmanaged, INumber<T>
    {
        int padded = (units + 15) / 16 * 16;
        Span<T> sums = stackalloc T[4 * V.Count];
        ref T sum = ref MemoryMarshal.GetReference(sums);
        for (int part = 0; part < parts; part++)
        {
            ref T source = ref Unsafe.Add(ref d, part * padded);
            int unit = 0;
            for (; unit <= units - (4 * V.Count); unit += 4 * V.Count)
            {
                V a = V.Zero, b = V.Zero, c = V.Zero, e = V.Zero;
                nint at = unit;
                for (int row = 0; row < rows; row++, at += stride)
                {
                    a += V.Load(ref source, at);
                    b += V.Load(ref source, at + V.Count);
                    c += V.Load(ref source, at + (2 * V.Count));
                    e += V.Load(ref source, at + (3 * V.Count));
                }

                V.Store(a, ref sum, 0);
                V.Store(b, ref sum, V.Count);
                V.Store(c, ref sum, 2 * V.Count);
                V.Store(e, ref sum, 3 * V.Count);
                AddBoth(sums, (part * units) + unit, ref gradient, ref other);
            }

            for (; unit <= units - V.Count; unit += V.Count)
            {
                V a = V.Zero, b = V.Zero, c = V.Zero, e = V.Zero;
                nint at = unit;
                int row = 0;
                for (; row <= rows - 4; row += 4, at += 4 * stride)
                {
                    a += V.Load(ref source, at);
                    b += V.Load(ref source, at + stride);
                    c += V.Load(ref source, at + (2 * stride));
                    e += V.Load(ref source, at + (3 * stride));
                }

                for (; row < rows; row++, at += stride)
                    a += V.Load(ref source, at);
                V.Store((a + b) + (c + e), ref sum, 0);
                AddBoth(sums[..V.Count], (part * units) + unit, ref gradient, ref other);
            }

            for (; unit < units; unit++)
            {
                double exact = 0;
                nint at = unit;
                for (int row = 0; row < rows; row++, at += stride)
                    exact += double.CreateTruncating(Unsafe.Add(ref source, at));
                sum = T.CreateTruncating(exact);
                AddBoth(sums[..1], (part * units) + unit, ref gradient, ref other);
            }
        }
    }

    private static void AddBoth<T>(ReadOnlySpan<T> sums, int first, ref T gradient, ref T other)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < sums.Length; i++)
        {
            Unsafe.Add(ref gradient, first + i) += sums[i];
            if (!Unsafe.IsNullRef(ref other))
                Unsafe.Add(ref other, first + i) += sums[i];
        }
    }

    /// <summary>target[row] = table[token of row].</summary>
    /// <param name="tokens">Token of each row.</param>
    /// <param name="table">First element of the table, dense rows.</param>
    /// <param name="size">Columns of the table.</param>
    /// <param name="target">First element of the rows.</param>
    /// <param name="stride">Elements from row to row.</param>
    public static void Gather<T>(ReadOnlySpan<int> tokens, ref T table, int size, ref T target, nint stride)
        where T : unmanaged
    {
        for (int row = 0; row < tokens.Length; row++)
        {
            ref T source = ref Unsafe.Add(ref table, (nint)tokens[row] * size);
            ref T to = ref Unsafe.Add(ref target, row * stride);
            MemoryMarshal.CreateReadOnlySpan(ref source, size)
                .CopyTo(MemoryMarshal.CreateSpan(ref to, size));
        }
    }

    /// <summary>gradient[token of row] += d[row], rows in order.</summary>
    /// <param name="tokens">Token of each row.</param>
    /// <param name="d">First element of the rows.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="size">Columns of the table.</param>
    /// <param name="gradient">First element of the table's gradient, dense rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddRows<V, T>(ReadOnlySpan<int> tokens, ref T d, nint stride, int size, ref T gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, INumber<T>
    {
        for (int row = 0; row < tokens.Length; row++)
        {
            ref T target = ref Unsafe.Add(ref gradient, (nint)tokens[row] * size);
            ref T source = ref Unsafe.Add(ref d, row * stride);
            int unit = 0;
            for (; unit <= size - V.Count; unit += V.Count)
                V.Store(V.Load(ref target, unit) + V.Load(ref source, unit), ref target, unit);
            for (; unit < size; unit++)
                Unsafe.Add(ref target, unit) += Unsafe.Add(ref source, unit);
        }
    }
}
