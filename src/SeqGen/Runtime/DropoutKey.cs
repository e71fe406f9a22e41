using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>
/// Counter-based dropout: whether a unit is kept is a hash of where it is, so that masks are the same for any number of threads and are redrawn, not
/// stored, in the backward pass. The lanes are hashed by <see cref="ISimd{V, T}.Keep"/>.
/// </summary>
public static class DropoutKey
{
    /// <summary>The step from one unit's hash input to the next: 2^32 divided by the golden ratio.</summary>
    public const uint UnitStep = 0x9e3779b9;

    /// <summary>First multiplier of <see cref="Mix"/>.</summary>
    internal const uint MixFirst = 0x7feb352d;

    /// <summary>Second multiplier of <see cref="Mix"/>.</summary>
    internal const uint MixSecond = 0x846ca68b;

    /// <summary>The part of the hash that all units of a row share.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="call">Number of the forward pass.</param>
    /// <param name="layer">Number of the dropout place in the model.</param>
    /// <param name="row">Row of the whole batch, before sorting and sharding.</param>
    /// <param name="step">Time step; 0 for values without time.</param>
    public static uint Of(uint seed, int call, int layer, int row, int step) =>
        Mix(Mix(Mix(Mix(Mix(seed) + (uint)call) + (uint)layer) + (uint)row) + (uint)step);

    /// <summary>
    /// A bijection of 32 bits in which every input bit flips every output bit with a probability near one half (C. Wellons, "lowbias32").
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint h)
    {
        h ^= h >> 16;
        h *= MixFirst;
        h ^= h >> 15;
        h *= MixSecond;
        h ^= h >> 16;
        return h;
    }

    /// <summary>The threshold of <see cref="ISimd{V, T}.Keep"/> for a rate of dropped units in [0, 1).</summary>
    public static uint Threshold(double rate) => (uint)(rate * 4294967296.0);

    /// <summary>Whether a unit is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Keeps(uint key, int unit, uint threshold) => Mix(key + ((uint)unit * UnitStep)) >= threshold;
}
