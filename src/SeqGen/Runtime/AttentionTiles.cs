using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>target = left right, dense matrices in one arena: tiles of 4 rows, as many vectors wide as the registers allow, then single rows.</summary>
internal static class AttentionTiles
{
    /// <summary>target[r, c] = sum over d of left[r, d] right[d, c]. Rows of right and target have room for whole vectors.</summary>
    /// <param name="arena">Element 0.</param>
    /// <param name="left">[rows, depth].</param>
    /// <param name="leftStride">Elements from row to row.</param>
    /// <param name="rows">Rows of left and target.</param>
    /// <param name="right">[depth, columns].</param>
    /// <param name="rightStride">Elements from row to row.</param>
    /// <param name="depth">Terms of a sum.</param>
    /// <param name="target">[rows, columns].</param>
    /// <param name="targetStride">Elements from row to row.</param>
    /// <param name="columns">Columns of right and target.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Product<V, T>(
        ref T arena, nint left, nint leftStride, int rows, nint right, nint rightStride, int depth, nint target, nint targetStride, int columns)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int vectors = (columns + V.Count - 1) / V.Count;
        for (int v = 0; v < vectors;)
        {
            int wide = vectors - v >= 4 ? 4 : vectors - v >= 2 ? 2 : 1;
            ref T from = ref Unsafe.Add(ref arena, right + (v * V.Count));
            int r = 0;
            for (; r + 4 <= rows; r += 4)
            {
                ref T a = ref Unsafe.Add(ref arena, left + (r * leftStride));
                ref T to = ref Unsafe.Add(ref arena, target + (r * targetStride) + (v * V.Count));
                if (wide == 4 && V.Registers == 32)
                {
                    Four4<V, T>(ref a, leftStride, ref from, rightStride, depth, ref to, targetStride);
                }
                else
                {
                    for (int w = 0; w + 2 <= wide; w += 2)
                        Four2<V, T>(ref a, leftStride, ref Unsafe.Add(ref from, w * V.Count), rightStride, depth, ref Unsafe.Add(ref to, w * V.Count), targetStride);
                    if (wide == 1)
                        Four1<V, T>(ref a, leftStride, ref from, rightStride, depth, ref to, targetStride);
                }
            }

            for (; r < rows; r++)
            {
                ref T a = ref Unsafe.Add(ref arena, left + (r * leftStride));
                ref T to = ref Unsafe.Add(ref arena, target + (r * targetStride) + (v * V.Count));
                if (wide == 4)
                    One4<V, T>(ref a, ref from, rightStride, depth, ref to);
                else
                    for (int w = 0; w < wide; w++)
                        One1<V, T>(ref a, ref Unsafe.Add(ref from, w * V.Count), rightStride, depth, ref Unsafe.Add(ref to, w * V.Count));
            }

            v += wide;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four4<V, T>(ref T left, nint stride, ref T right, nint rightStride, int depth, ref T target, nint targetStride)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V a0 = V.Zero, a1 = V.Zero, a2 = V.Zero, a3 = V.Zero, b0 = V.Zero, b1 = V.Zero, b2 = V.Zero, b3 = V.Zero;
        V c0 = V.Zero, c1 = V.Zero, c2 = V.Zero, c3 = V.Zero, d0 = V.Zero, d1 = V.Zero, d2 = V.Zero, d3 = V.Zero;
        for (nint i = 0, at = 0; i < depth; i++, at += rightStride)
        {
            V w0 = V.Load(ref right, at), w1 = V.Load(ref right, at + V.Count), w2 = V.Load(ref right, at + (2 * V.Count)), w3 = V.Load(ref right, at + (3 * V.Count));
            V x = V.Create(Unsafe.Add(ref left, i));
            (a0, a1, a2, a3) = (V.MultiplyAdd(x, w0, a0), V.MultiplyAdd(x, w1, a1), V.MultiplyAdd(x, w2, a2), V.MultiplyAdd(x, w3, a3));
            x = V.Create(Unsafe.Add(ref left, i + stride));
            (b0, b1, b2, b3) = (V.MultiplyAdd(x, w0, b0), V.MultiplyAdd(x, w1, b1), V.MultiplyAdd(x, w2, b2), V.MultiplyAdd(x, w3, b3));
            x = V.Create(Unsafe.Add(ref left, i + (2 * stride)));
            (c0, c1, c2, c3) = (V.MultiplyAdd(x, w0, c0), V.MultiplyAdd(x, w1, c1), V.MultiplyAdd(x, w2, c2), V.MultiplyAdd(x, w3, c3));
            x = V.Create(Unsafe.Add(ref left, i + (3 * stride)));
            (d0, d1, d2, d3) = (V.MultiplyAdd(x, w0, d0), V.MultiplyAdd(x, w1, d1), V.MultiplyAdd(x, w2, d2), V.MultiplyAdd(x, w3, d3));
        }

        Store(ref target, 0, a0, a1, a2, a3);
        Store(ref target, targetStride, b0, b1, b2, b3);
        Store(ref target, 2 * targetStride, c0, c1, c2, c3);
        Store(ref target, 3 * targetStride, d0, d1, d2, d3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four2<V, T>(ref T left, nint stride, ref T right, nint rightStride, int depth, ref T target, nint targetStride)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V a0 = V.Zero, a1 = V.Zero, b0 = V.Zero, b1 = V.Zero, c0 = V.Zero, c1 = V.Zero, d0 = V.Zero, d1 = V.Zero;
        for (nint i = 0, at = 0; i < depth; i++, at += rightStride)
        {
            V w0 = V.Load(ref right, at), w1 = V.Load(ref right, at + V.Count);
            V x = V.Create(Unsafe.Add(ref left, i));
            (a0, a1) = (V.MultiplyAdd(x, w0, a0), V.MultiplyAdd(x, w1, a1));
            x = V.Create(Unsafe.Add(ref left, i + stride));
            (b0, b1) = (V.MultiplyAdd(x, w0, b0), V.MultiplyAdd(x, w1, b1));
            x = V.Create(Unsafe.Add(ref left, i + (2 * stride)));
            (c0, c1) = (V.MultiplyAdd(x, w0, c0), V.MultiplyAdd(x, w1, c1));
            x = V.Create(Unsafe.Add(ref left, i + (3 * stride)));
            (d0, d1) = (V.MultiplyAdd(x, w0, d0), V.MultiplyAdd(x, w1, d1));
        }

        Store(ref target, 0, a0, a1);
        Store(ref target, targetStride, b0, b1);
        Store(ref target, 2 * targetStride, c0, c1);
        Store(ref target, 3 * targetStride, d0, d1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four1<V, T>(ref T left, nint stride, ref T right, nint rightStride, int depth, ref T target, nint targetStride)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V a = V.Zero, b = V.Zero, c = V.Zero, d = V.Zero;
        for (nint i = 0, at = 0; i < depth; i++, at += rightStride)
        {
            V w = V.Load(ref right, at);
            a = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, i)), w, a);
            b = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, i + stride)), w, b);
            c = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, i + (2 * stride))), w, c);
            d = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, i + (3 * stride))), w, d);
        }

        V.Store(a, ref target, 0);
        V.Store(b, ref target, targetStride);
        V.Store(c, ref target, 2 * targetStride);
        V.Store(d, ref target, 3 * targetStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One4<V, T>(ref T left, ref T right, nint rightStride, int depth, ref T target)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V a = V.Zero, b = V.Zero, c = V.Zero, d = V.Zero;
        for (nint i = 0, at = 0; i < depth; i++, at += rightStride)
        {
            V x = V.Create(Unsafe.Add(ref left, i));
            a = V.MultiplyAdd(x, V.Load(ref right, at), a);
            b = V.MultiplyAdd(x, V.Load(ref right, at + V.Count), b);
            c = V.MultiplyAdd(x, V.Load(ref right, at + (2 * V.Count)), c);
            d = V.MultiplyAdd(x, V.Load(ref right, at + (3 * V.Count)), d);
        }

        Store(ref target, 0, a, b, c, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One1<V, T>(ref T left, ref T right, nint rightStride, int depth, ref T target)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V sum = V.Zero;
        for (nint i = 0, at = 0; i < depth; i++, at += rightStride)
            sum = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, i)), V.Load(ref right, at), sum);
        V.Store(sum, ref target, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<V, T>(ref T target, nint offset, V a, V b)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V.Store(a, ref target, offset);
        V.Store(b, ref target, offset + V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<V, T>(ref T target, nint offset, V a, V b, V c, V d)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        Store(ref target, offset, a, b);
        Store(ref target, offset + (2 * V.Count), c, d);
    }
}
