namespace SeqGen.Data;

/// <summary>Orders drawn by counter: they depend on the seed and the epoch alone, not on what was drawn before.</summary>
internal static class Shuffle
{
    /// <summary>Fills an array with 0 to length - 1 in a random order (Fisher and Yates).</summary>
    /// <param name="order">The array.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="epoch">Number of the order.</param>
    public static void Fill(Span<int> order, int seed, int epoch)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        ulong key = Mix(Mix((uint)seed) + (uint)epoch);
        for (int i = order.Length - 1; i > 0; i--)
        {
            // The high half of a 64 x 64 bit product maps a draw to 0..i; its bias, below 2^-32, is of no account here.
            ulong draw = Mix(key + ((ulong)i * Weyl));
            int other = (int)Math.BigMul(draw, (ulong)i + 1, out _);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }

    private const ulong Weyl = 0x9e3779b97f4a7c15;

    /// <summary>The output function of SplitMix64 (Steele, Lea and Flood, 2014).</summary>
    internal static ulong Mix(ulong value)
    {
        value += Weyl;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
