using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Training;

/// <summary>g = g + decay p; s = s + g g; p = p - rate g / (sqrt(s) + epsilon).</summary>
internal readonly struct AdagradUpdate<T> : IUpdate<T>
    where T : unmanaged
{
    public static int Moments => 1;

    public required Vector<T> Decay { get; init; }

    public required Vector<T> Rate { get; init; }

    public required Vector<T> Epsilon { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> s, ref Vector<T> second, ref Vector<T> third)
    {
        g += Decay * p;
        s += g * g;
        return p - (Rate * g / (Vector.SquareRoot(s) + Epsilon));
    }
}
