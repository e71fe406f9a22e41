using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Training;

/// <summary>g = g + decay p; p = p - rate g.</summary>
internal readonly struct SgdUpdate<T> : IUpdate<T>
    where T : unmanaged
{
    public static int Moments => 0;

    public required Vector<T> Rate { get; init; }

    public required Vector<T> Decay { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third) =>
        p - (Rate * (g + (Decay * p)));
}
