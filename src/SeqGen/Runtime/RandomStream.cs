namespace SeqGen.Runtime;

/// <summary>
/// Random numbers that are the same on every machine. The generator is SplitMix64 (Steele, Lea and Flood 2014): value n
/// is a mix of key + n x constant, so that a stream can be left and taken up at any position. Only additions,
/// multiplications, divisions and square roots of doubles are used, which IEEE 754 rounds in one way; logarithms of the
/// machine's library may differ in the last bit and are not.
/// </summary>
public sealed class RandomStream
{
    private const ulong Step = 0x9e3779b97f4a7c15;

    private readonly ulong _key;
    private double _spare;
    private bool _hasSpare;

    /// <summary>Makes the stream of a key.</summary>
    /// <param name="key">Any number; see <see cref="KeyOf"/>.</param>
    public RandomStream(ulong key) => _key = key;

    /// <summary>Number of 64-bit values drawn so far.</summary>
    public ulong Position { get; private set; }

    /// <summary>A key of a seed, a name and a number: streams of different keys are independent.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="name">What the numbers are for.</param>
    /// <param name="number">Distinguishes streams of one name.</param>
    public static ulong KeyOf(int seed, string name, int number)
    {
        // FNV-1a over the characters of the name.
        ulong hash = 0xcbf29ce484222325;
        foreach (char character in name)
        {
            hash = (hash ^ character) * 0x100000001b3;
        }

        return Mix(Mix(Mix((uint)seed + Step) + hash) + (uint)number);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        Position++;
        return Mix(_key + (Position * Step));
    }

    /// <summary>Uniform in [0, 1): a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / 9007199254740992.0);

    /// <summary>Uniform in [-bound, bound).</summary>
    /// <param name="bound">Largest magnitude.</param>
    public double NextUniform(double bound) => ((2.0 * NextDouble()) - 1.0) * bound;

    /// <summary>Uniform among 0 to <paramref name="end"/> - 1, without bias (Lemire 2019).</summary>
    /// <param name="end">Number of outcomes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no outcome.</exception>
    public int NextInt32(int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(end);
        ulong least = unchecked(0UL - (ulong)end) % (ulong)end;
        while (true)
        {
            ulong high = Math.BigMul(NextUInt64(), (ulong)end, out ulong low);
            if (low >= least)
            {
                return (int)high;
            }
        }
    }

    /// <summary>Normal with mean 0 and variance 1 (Marsaglia's polar method, 1964).</summary>
    public double NextNormal()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        while (true)
        {
            double x = NextUniform(1.0);
            double y = NextUniform(1.0);
            double square = (x * x) + (y * y);
            if (square is > 0.0 and < 1.0)
            {
                double scale = Math.Sqrt(-2.0 * ExactMath.Log(square) / square);
                (_spare, _hasSpare) = (y * scale, true);
                return x * scale;
            }
        }
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
