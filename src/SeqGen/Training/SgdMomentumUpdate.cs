using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Training;

/// <summary>g = g + decay p; b = momentum b + share g; d = nesterov ? g + momentum b : b; p = p - rate d.</summary>
internal readonly struct SgdMomentumUpdate<T> : IUpdate<T>
    where T : unmanaged
{
    public static int Moments => 1;

    public required Vector<T> Rate { get; init; }

    public required Vector<T> Decay { get; init; }

    public required Vector<T> Momentum { get; init; }

    public required Vector<T> Share { get; init; }

    public required bool Nesterov { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> b, ref Vector<T> second, ref Vector<T> third)
    {
        g += Decay * p;
        b = (Momentum * b) + (Share * g);
        Vector<T> d = Nesterov ? g + (Momentum * b) : b;
        return p - (Rate * d);
    }
}
