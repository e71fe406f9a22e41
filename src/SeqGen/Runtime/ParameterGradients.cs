using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>Where gradients meet the canonical order of parameters: sums over rows, transposes, rows of tables.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterGradients
{
    /// <summary>Sets elements to 0.</summary>
    public static void Clear<T>(ref T target, nint count)
        where T : unmanaged
    {
        System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref target, checked((int)count)).Clear();
    }

    /// <summary>gradient[n, k] += sum[k, n].</summary>
    /// <param name="sum">Accumulated product, [inputs, outputs] at a row stride.</param>
    /// <param name="stride">Elements from row to row of the sum.</param>
    /// <param name="inputs">Rows of the sum.</param>
    /// <param name="outputs">Columns of the sum.</param>
    /// <param name="gradient">First element of the gradient's slice, [outputs, inputs].</param>
    /// <param name="leading">Columns of the whole gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddTransposed<T>(ref T sum, nint stride, int inputs, int outputs, ref T gradient, nint leading)
        where T : unmanaged, INumber<T>
    {
        const int Block = 16;
        for (int n0 = 0; n0 < outputs; n0 += Block)
        {
            int n1 = Math.Min(n0 + Block, outputs);
            for (int k0 = 0; k0 < inputs; k0 += Block)
            {
                int k1 = Math.Min(k0 + Block, inputs);
                for (int n = n0; n < n1; n++)
                {
                    ref T row = ref Unsafe.Add(ref gradient, n * leading);
                    for (int k = k0; k < k1; k++)
                        Unsafe.Add(ref row, k) += Unsafe.Add(ref sum, (k * stride) + n);
                }
            }
        }
    }

    /// <summary>gradient[u] += sum over rows of d[row, u].</summary>
    /// <param name="d">First element.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="units">Units to add up.</param>
    /// <param name="gradient">First element of the gradient's slice, dense.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddColumns<V, T>(ref T d, nint stride, int rows, int units, ref T gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, INumber<T>
    {
        int unit = 0;
        for (; unit <= units - V.Count; unit += V.Count)
        {
            V sum = V.Zero;
            nint at = unit;
            for (int row = 0; row < rows; row++, at += stride)
                sum += V.Load(ref d, at);
            V.Store(V.Load(ref gradient, unit) + sum, ref gradient, unit);
        }

        for (; unit < units; unit++)
        {
            T sum = T.Zero;
            nint at = unit;
            for (int row = 0; row < rows; row++, at += stride)
                sum += Unsafe.Add(ref d, at);
            Unsafe.Add(ref gradient, unit) += sum;
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
            System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref source, size)
                .CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref to, size));
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
