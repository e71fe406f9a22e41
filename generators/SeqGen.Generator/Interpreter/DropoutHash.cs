namespace SeqGen.Generator.Interpreter;

/// <summary>
/// Dropout factors drawn from what they stand for instead of from a sequence of numbers: a hash of (seed, call, layer, row, step, unit). The
/// runtime library draws the same.
/// </summary>
internal static class DropoutHash
{
    /// <summary>Key of one vector of factors; step 0 for a value per row.</summary>
    public static uint Key(uint seed, int call, int layer, int row, int step) =>
        unchecked(Mix(Mix(Mix(Mix(Mix(seed) + (uint)call) + (uint)layer) + (uint)row) + (uint)step));

    /// <summary>0 with probability <paramref name="rate"/>, else 1 / (1 - rate).</summary>
    public static double Factor(uint key, int unit, double rate) =>
        unchecked(Mix(key + ((uint)unit * 0x9e3779b9)) >= (uint)(rate * 4294967296.0)) ? 1 / (1 - rate) : 0;

    /// <summary>A mixer of 32 bits: two rounds of shift, exclusive or and multiplication.</summary>
    public static uint Mix(uint h)
    {
        unchecked
        {
            h ^= h >> 16;
            h *= 0x7feb352d;
            h ^= h >> 15;
            h *= 0x846ca68b;
            return h ^ (h >> 16);
        }
    }
}
