using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>Rotary positions (Su et al. 2021, equation 34): the halves of each head turn together by angles that grow with the step.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Rotations
{
    /// <summary>
    /// (y0, y1) = (x0 cos - x1 sin, x1 cos + x0 sin) with x0 and x1 the halves of a head; with <paramref name="back"/> the other way round.
    /// </summary>
    /// <param name="steps">The step of each row.</param>
    /// <param name="table">Row t holds the cosines and then the sines of step t.</param>
    /// <param name="units">Units of a head, even; elements of a row of the table.</param>
    /// <param name="heads">Heads, side by side.</param>
    /// <param name="back">Whether to turn back.</param>
    /// <param name="x">First row of the operand.</param>
    /// <param name="xStride">Its elements from row to row.</param>
    /// <param name="y">Receives the rows; not the memory of x.</param>
    /// <param name="yStride">Its elements from row to row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Turn<V, T>(ReadOnlySpan<int> steps, ref T table, int units, int heads, bool back, ref T x, nint xStride, ref T y, nint yStride)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int half = units / 2, whole = half / V.Count * V.Count;
        T turn = back ? -T.One : T.One;
        V direction = V.Create(turn);
        for (int row = 0; row < steps.Length; row++)
        {
            ref T angles = ref Unsafe.Add(ref table, (nint)steps[row] * units);
            for (int head = 0; head < heads; head++)
            {
                ref T from = ref Unsafe.Add(ref x, (row * xStride) + (head * units));
                ref T to = ref Unsafe.Add(ref y, (row * yStride) + (head * units));
                for (int u = 0; u < whole; u += V.Count)
                {
                    V cos = V.Load(ref angles, u), sin = V.Load(ref angles, half + u) * direction, a = V.Load(ref from, u), b = V.Load(ref from, half + u);
                    V.Store((a * cos) - (b * sin), ref to, u);
                    V.Store((b * cos) + (a * sin), ref to, half + u);
                }

                for (int u = whole; u < half; u++)
                {
                    T cos = Unsafe.Add(ref angles, u), sin = Unsafe.Add(ref angles, half + u) * turn, a = Unsafe.Add(ref from, u), b = Unsafe.Add(ref from, half + u);
                    Unsafe.Add(ref to, u) = (a * cos) - (b * sin);
                    Unsafe.Add(ref to, half + u) = (b * cos) + (a * sin);
                }
            }
        }
    }
}
