using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Training;

/// <summary>
/// g = g + decay p; p = shrink p; m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g g; w = AMSGrad ? max(w, v) : v;
/// p = p - rate m / (sqrt(w) / correction + epsilon).
/// </summary>
internal readonly struct AdamUpdate<T, TAmsGrad> : IUpdate<T>
    where T : unmanaged
    where TAmsGrad : struct, IOption
{
    public static int Moments
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TAmsGrad.IsOn ? 3 : 2;
    }

    public required Vector<T> Decay { get; init; }

    public required Vector<T> Shrink { get; init; }

    public required Vector<T> Beta1 { get; init; }

    public required Vector<T> Rest1 { get; init; }

    public required Vector<T> Beta2 { get; init; }

    public required Vector<T> Rest2 { get; init; }

    public required Vector<T> Rate { get; init; }

    public required Vector<T> Correction { get; init; }

    public required Vector<T> Epsilon { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> m, ref Vector<T> v, ref Vector<T> w)
    {
        g += Decay * p;
        p *= Shrink;
        m = (Beta1 * m) + (Rest1 * g);
        v = (Beta2 * v) + (Rest2 * g * g);
        if (TAmsGrad.IsOn)
        {
            w = Vector.Max(w, v);
        }

        Vector<T> divisor = (Vector.SquareRoot(TAmsGrad.IsOn ? w : v) / Correction) + Epsilon;
        return p - (Rate * m / divisor);
    }
}
