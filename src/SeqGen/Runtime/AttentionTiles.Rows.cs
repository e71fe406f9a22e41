using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <content>Tiles of several rows, all sums in registers.</content>
internal static partial class AttentionTiles
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight2<V, T>(ref T left, nint leftRow, nint leftStep, ref T right, nint rightRow, int depth, ref T target, nint targetRow, bool add)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V a0 = V.Zero, a1 = V.Zero;
        V b0 = V.Zero, b1 = V.Zero;
        V c0 = V.Zero, c1 = V.Zero;
        V d0 = V.Zero, d1 = V.Zero;
        V e0 = V.Zero, e1 = V.Zero;
        V f0 = V.Zero, f1 = V.Zero;
        V g0 = V.Zero, g1 = V.Zero;
        V h0 = V.Zero, h1 = V.Zero;
        ref T lower = ref Unsafe.Add(ref left, 4 * leftRow);
        for (nint i = 0, at = 0, x = 0; i < depth; i++, at += rightRow, x += leftStep)
        {
            V w0 = V.Load(ref right, at), w1 = V.Load(ref right, at + V.Count);
            V factor = V.Create(Unsafe.Add(ref left, x));
            (a0, a1) = (V.MultiplyAdd(factor, w0, a0), V.MultiplyAdd(factor, w1, a1));
            factor = V.Create(Unsafe.Add(ref left, x + leftRow));
            (b0, b1) = (V.MultiplyAdd(factor, w0, b0), V.MultiplyAdd(factor, w1, b1));
            factor = V.Create(Unsafe.Add(ref left, x + (2 * leftRow)));
            (c0, c1) = (V.MultiplyAdd(factor, w0, c0), V.MultiplyAdd(factor, w1, c1));
            factor = V.Create(Unsafe.Add(ref left, x + (3 * leftRow)));
            (d0, d1) = (V.MultiplyAdd(factor, w0, d0), V.MultiplyAdd(factor, w1, d1));
            factor = V.Create(Unsafe.Add(ref lower, x));
            (e0, e1) = (V.MultiplyAdd(factor, w0, e0), V.MultiplyAdd(factor, w1, e1));
            factor = V.Create(Unsafe.Add(ref lower, x + leftRow));
            (f0, f1) = (V.MultiplyAdd(factor, w0, f0), V.MultiplyAdd(factor, w1, f1));
            factor = V.Create(Unsafe.Add(ref lower, x + (2 * leftRow)));
            (g0, g1) = (V.MultiplyAdd(factor, w0, g0), V.MultiplyAdd(factor, w1, g1));
            factor = V.Create(Unsafe.Add(ref lower, x + (3 * leftRow)));
            (h0, h1) = (V.MultiplyAdd(factor, w0, h0), V.MultiplyAdd(factor, w1, h1));
        }

        Put(ref target, 0, add, a0, a1);
        Put(ref target, targetRow, add, b0, b1);
        Put(ref target, 2 * targetRow, add, c0, c1);
        Put(ref target, 3 * targetRow, add, d0, d1);
        Put(ref target, 4 * targetRow, add, e0, e1);
        Put(ref target, 5 * targetRow, add, f0, f1);
        Put(ref target, 6 * targetRow, add, g0, g1);
        Put(ref target, 7 * targetRow, add, h0, h1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four4<V, T>(ref T left, nint leftRow, nint leftStep, ref T right, nint rightRow, int depth, ref T target, nint targetRow, bool add)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V a0 = V.Zero, a1 = V.Zero, a2 = V.Zero, a3 = V.Zero;
        V b0 = V.Zero, b1 = V.Zero, b2 = V.Zero, b3 = V.Zero;
        V c0 = V.Zero, c1 = V.Zero, c2 = V.Zero, c3 = V.Zero;
        V d0 = V.Zero, d1 = V.Zero, d2 = V.Zero, d3 = V.Zero;
        for (nint i = 0, at = 0, x = 0; i < depth; i++, at += rightRow, x += leftStep)
        {
            V w0 = V.Load(ref right, at), w1 = V.Load(ref right, at + V.Count), w2 = V.Load(ref right, at + (2 * V.Count)), w3 = V.Load(ref right, at + (3 * V.Count));
            V factor = V.Create(Unsafe.Add(ref left, x));
            (a0, a1, a2, a3) = (V.MultiplyAdd(factor, w0, a0), V.MultiplyAdd(factor, w1, a1), V.MultiplyAdd(factor, w2, a2), V.MultiplyAdd(factor, w3, a3));
            factor = V.Create(Unsafe.Add(ref left, x + leftRow));
            (b0, b1, b2, b3) = (V.MultiplyAdd(factor, w0, b0), V.MultiplyAdd(factor, w1, b1), V.MultiplyAdd(factor, w2, b2), V.MultiplyAdd(factor, w3, b3));
            factor = V.Create(Unsafe.Add(ref left, x + (2 * leftRow)));
            (c0, c1, c2, c3) = (V.MultiplyAdd(factor, w0, c0), V.MultiplyAdd(factor, w1, c1), V.MultiplyAdd(factor, w2, c2), V.MultiplyAdd(factor, w3, c3));
            factor = V.Create(Unsafe.Add(ref left, x + (3 * leftRow)));
            (d0, d1, d2, d3) = (V.MultiplyAdd(factor, w0, d0), V.MultiplyAdd(factor, w1, d1), V.MultiplyAdd(factor, w2, d2), V.MultiplyAdd(factor, w3, d3));
        }

        Put(ref target, 0, add, a0, a1, a2, a3);
        Put(ref target, targetRow, add, b0, b1, b2, b3);
        Put(ref target, 2 * targetRow, add, c0, c1, c2, c3);
        Put(ref target, 3 * targetRow, add, d0, d1, d2, d3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four2<V, T>(ref T left, nint leftRow, nint leftStep, ref T right, nint rightRow, int depth, ref T target, nint targetRow, bool add)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V a0 = V.Zero, a1 = V.Zero;
        V b0 = V.Zero, b1 = V.Zero;
        V c0 = V.Zero, c1 = V.Zero;
        V d0 = V.Zero, d1 = V.Zero;
        for (nint i = 0, at = 0, x = 0; i < depth; i++, at += rightRow, x += leftStep)
        {
            V w0 = V.Load(ref right, at), w1 = V.Load(ref right, at + V.Count);
            V factor = V.Create(Unsafe.Add(ref left, x));
            (a0, a1) = (V.MultiplyAdd(factor, w0, a0), V.MultiplyAdd(factor, w1, a1));
            factor = V.Create(Unsafe.Add(ref left, x + leftRow));
            (b0, b1) = (V.MultiplyAdd(factor, w0, b0), V.MultiplyAdd(factor, w1, b1));
            factor = V.Create(Unsafe.Add(ref left, x + (2 * leftRow)));
            (c0, c1) = (V.MultiplyAdd(factor, w0, c0), V.MultiplyAdd(factor, w1, c1));
            factor = V.Create(Unsafe.Add(ref left, x + (3 * leftRow)));
            (d0, d1) = (V.MultiplyAdd(factor, w0, d0), V.MultiplyAdd(factor, w1, d1));
        }

        Put(ref target, 0, add, a0, a1);
        Put(ref target, targetRow, add, b0, b1);
        Put(ref target, 2 * targetRow, add, c0, c1);
        Put(ref target, 3 * targetRow, add, d0, d1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four1<V, T>(ref T left, nint leftRow, nint leftStep, ref T right, nint rightRow, int depth, ref T target, nint targetRow, bool add)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V a0 = V.Zero;
        V b0 = V.Zero;
        V c0 = V.Zero;
        V d0 = V.Zero;
        for (nint i = 0, at = 0, x = 0; i < depth; i++, at += rightRow, x += leftStep)
        {
            V w0 = V.Load(ref right, at);
            V factor = V.Create(Unsafe.Add(ref left, x));
            a0 = V.MultiplyAdd(factor, w0, a0);
            factor = V.Create(Unsafe.Add(ref left, x + leftRow));
            b0 = V.MultiplyAdd(factor, w0, b0);
            factor = V.Create(Unsafe.Add(ref left, x + (2 * leftRow)));
            c0 = V.MultiplyAdd(factor, w0, c0);
            factor = V.Create(Unsafe.Add(ref left, x + (3 * leftRow)));
            d0 = V.MultiplyAdd(factor, w0, d0);
        }

        Put(ref target, 0, add, a0);
        Put(ref target, targetRow, add, b0);
        Put(ref target, 2 * targetRow, add, c0);
        Put(ref target, 3 * targetRow, add, d0);
    }
}
