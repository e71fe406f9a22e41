using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>
/// target = left right, or target += left right, dense matrices in one arena: tiles of 8 or 4 rows, as many vectors wide as the registers allow, then
/// single rows. Left may be read by columns, as its transpose.
/// </summary>
internal static partial class AttentionTiles
{
    /// <summary>target[r, c] = sum over d of left[r, d] right[d, c]. Rows of right and target have room for whole vectors.</summary>
    /// <param name="arena">Element 0.</param>
    /// <param name="left">[rows, depth].</param>
    /// <param name="leftRow">Elements from row to row.</param>
    /// <param name="leftStep">Elements from term to term of a sum.</param>
    /// <param name="rows">Rows of left and target.</param>
    /// <param name="right">[depth, columns].</param>
    /// <param name="rightRow">Elements from row to row.</param>
    /// <param name="depth">Terms of a sum.</param>
    /// <param name="target">[rows, columns].</param>
    /// <param name="targetRow">Elements from row to row.</param>
    /// <param name="columns">Columns of right and target.</param>
    /// <param name="add">Whether the target's values are added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Product<V, T>(
        ref T arena, nint left, nint leftRow, nint leftStep, int rows, nint right, nint rightRow, int depth, nint target, nint targetRow, int columns, bool add)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int vectors = (columns + V.Count - 1) / V.Count, done = 0;
        while (done < vectors)
        {
            int wide = vectors - done >= 4 && V.Registers == 32 ? 4 : vectors - done >= 2 ? 2 : 1;
            ref T from = ref Unsafe.Add(ref arena, right + (done * V.Count));
            int r = 0;
            for (; wide == 2 && V.Registers == 32 && r + 8 <= rows; r += 8)
                Eight2<V, T>(ref Unsafe.Add(ref arena, left + (r * leftRow)), leftRow, leftStep, ref from, rightRow, depth, ref Unsafe.Add(ref arena, target + (r * targetRow) + (done * V.Count)), targetRow, add);
            for (; r + 4 <= rows; r += 4)
            {
                ref T a = ref Unsafe.Add(ref arena, left + (r * leftRow));
                ref T to = ref Unsafe.Add(ref arena, target + (r * targetRow) + (done * V.Count));
                if (wide == 4)
                    Four4<V, T>(ref a, leftRow, leftStep, ref from, rightRow, depth, ref to, targetRow, add);
                else if (wide == 2)
                    Four2<V, T>(ref a, leftRow, leftStep, ref from, rightRow, depth, ref to, targetRow, add);
                else
                    Four1<V, T>(ref a, leftRow, leftStep, ref from, rightRow, depth, ref to, targetRow, add);
            }

            for (; r < rows; r++)
            {
                ref T a = ref Unsafe.Add(ref arena, left + (r * leftRow));
                ref T to = ref Unsafe.Add(ref arena, target + (r * targetRow) + (done * V.Count));
                if (wide == 4)
                    One4<V, T>(ref a, leftStep, ref from, rightRow, depth, ref to, add);
                else
                    for (int w = 0; w < wide; w++)
                        One1<V, T>(ref a, leftStep, ref Unsafe.Add(ref from, w * V.Count), rightRow, depth, ref Unsafe.Add(ref to, w * V.Count), add);
            }

            done += wide;
        }
    }

    /// <summary>One row, one vector: the sum is split into four, so that no product waits for the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One1<V, T>(ref T left, nint leftStep, ref T right, nint rightRow, int depth, ref T target, bool add)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V a = V.Zero, b = V.Zero, c = V.Zero, d = V.Zero;
        nint i = 0, at = 0, x = 0;
        for (; i + 4 <= depth; i += 4, at += 4 * rightRow, x += 4 * leftStep)
        {
            a = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, x)), V.Load(ref right, at), a);
            b = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, x + leftStep)), V.Load(ref right, at + rightRow), b);
            c = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, x + (2 * leftStep))), V.Load(ref right, at + (2 * rightRow)), c);
            d = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, x + (3 * leftStep))), V.Load(ref right, at + (3 * rightRow)), d);
        }

        for (; i < depth; i++, at += rightRow, x += leftStep)
            a = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, x)), V.Load(ref right, at), a);
        Put(ref target, 0, add, (a + b) + (c + d));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One4<V, T>(ref T left, nint leftStep, ref T right, nint rightRow, int depth, ref T target, bool add)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V a0 = V.Zero, a1 = V.Zero, a2 = V.Zero, a3 = V.Zero;
        for (nint i = 0, at = 0, x = 0; i < depth; i++, at += rightRow, x += leftStep)
        {
            V factor = V.Create(Unsafe.Add(ref left, x));
            a0 = V.MultiplyAdd(factor, V.Load(ref right, at), a0);
            a1 = V.MultiplyAdd(factor, V.Load(ref right, at + V.Count), a1);
            a2 = V.MultiplyAdd(factor, V.Load(ref right, at + (2 * V.Count)), a2);
            a3 = V.MultiplyAdd(factor, V.Load(ref right, at + (3 * V.Count)), a3);
        }

        Put(ref target, 0, add, a0, a1, a2, a3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<V, T>(ref T target, nint offset, bool add, V a)
        where V : struct, ISimd<V, T>
        where T : unmanaged =>
        V.Store(add ? V.Load(ref target, offset) + a : a, ref target, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<V, T>(ref T target, nint offset, bool add, V a, V b)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        Put(ref target, offset, add, a);
        Put(ref target, offset + V.Count, add, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<V, T>(ref T target, nint offset, bool add, V a, V b, V c, V d)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        Put(ref target, offset, add, a, b);
        Put(ref target, offset + (2 * V.Count), add, c, d);
    }
}
