using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Training;

/// <summary>
/// g = g + decay p; v = alpha v + (1 - alpha) g g; centered: a = alpha a + (1 - alpha) g, s = max(v - a a, 0), else s = v;
/// d = g / (sqrt(s) + epsilon); momentum: b = momentum b + d, p = p - rate b, else p = p - rate d.
/// </summary>
internal readonly struct RmsPropUpdate<T, TCentered, TMomentum> : IUpdate<T>
    where T : unmanaged
    where TCentered : struct, IOption
    where TMomentum : struct, IOption
{
    public static int Moments
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1 + (TMomentum.IsOn ? 1 : 0) + (TCentered.IsOn ? 1 : 0);
    }

    public required Vector<T> Decay { get; init; }

    public required Vector<T> Alpha { get; init; }

    public required Vector<T> Rest { get; init; }

    public required Vector<T> Epsilon { get; init; }

    public required Vector<T> Momentum { get; init; }

    public required Vector<T> Rate { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> v, ref Vector<T> second, ref Vector<T> third)
    {
        g += Decay * p;
        v = (Alpha * v) + (Rest * g * g);
        Vector<T> s = v;
        if (TCentered.IsOn)
        {
            Vector<T> a = (Alpha * (TMomentum.IsOn ? third : second)) + (Rest * g);
            s = Vector.Max(v - (a * a), Vector<T>.Zero);
            if (TMomentum.IsOn)
            {
                third = a;
            }
            else
            {
                second = a;
            }
        }

        Vector<T> d = g / (Vector.SquareRoot(s) + Epsilon);
        if (TMomentum.IsOn)
        {
            second = (Momentum * second) + d;
            d = second;
        }

        return p - (Rate * d);
    }
}
