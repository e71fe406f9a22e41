using System.Runtime.InteropServices;

namespace TextGeneration.Baseline;

/// <summary>
/// An n-gram model of characters, interpolated down to the uniform distribution by modified Kneser-Ney smoothing: the
/// longest n-grams are counted in the text, shorter ones by how many different characters stand before them.
/// </summary>
/// <remarks>
/// Chen and Goodman (1999), section 3: p(c | context) = (count - D(count)) / total + reserved / total * p(c | context without its first character).
/// An n-gram is a number with one byte for each sign, the latest lowest; its context is the number without the lowest byte.
/// </remarks>
internal sealed class BackoffNGram
{
    private readonly int _signs;
    private readonly Dictionary<ulong, int>[] _counts;              // [length - 1]: n-gram -> count
    private readonly Dictionary<ulong, ContextCounts>[] _contexts;  // [length - 1]: context -> what was seen after it
    private readonly Discounts[] _discounts;

    /// <summary>Counts a text of signs below <paramref name="signs"/>, each seen after <paramref name="context"/> others.</summary>
    public BackoffNGram(ReadOnlySpan<int> text, int signs, int context)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(signs, 256);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(context, 6);
        _signs = signs;
        _counts = [.. Enumerable.Range(0, context + 1).Select(_ => new Dictionary<ulong, int>())];
        ulong recent = 0;
        foreach (int sign in text)
        {
            recent = recent << 8 | (uint)sign;
            CollectionsMarshal.GetValueRefOrAddDefault(_counts[context], Latest(recent, context + 1), out _)++;
        }

        for (int length = context; length > 0; length--)
        {
            foreach (ulong longer in _counts[length].Keys)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_counts[length - 1], Latest(longer, length), out _)++;
            }
        }

        _contexts = [.. _counts.Select(SumContexts)];
        _discounts = [.. _counts.Select(ngrams => Discounts.Estimate(ngrams.Values))];
    }

    /// <summary>The probability of a sign after the text whose latest signs are the bytes of <paramref name="recent"/>, the latest lowest.</summary>
    public double Probability(ulong recent, int sign)
    {
        double probability = 1.0 / _signs;
        for (int length = 1; length <= _counts.Length; length++)
        {
            ulong context = Latest(recent, length - 1);
            if (!_contexts[length - 1].TryGetValue(context, out ContextCounts seen))
            {
                break;
            }

            Discounts discount = _discounts[length - 1];
            int count = _counts[length - 1].GetValueOrDefault(context << 8 | (uint)sign);
            double reserved = discount.Once * seen.Once + discount.Twice * seen.Twice + discount.Often * seen.Often;
            probability = (count - discount.Of(count) + reserved * probability) / seen.Total;
        }

        return probability;
    }

    /// <summary>The mean of -log2 p over a text.</summary>
    /// <exception cref="InvalidOperationException">The probabilities of all signs at one of a hundred places do not sum to one.</exception>
    public double BitsPerCharacter(ReadOnlySpan<int> text)
    {
        double bits = 0;
        ulong recent = 0;
        int checkEvery = Math.Max(1, text.Length / 100);
        for (int i = 0; i < text.Length; i++)
        {
            if (i % checkEvery == 0)
            {
                CheckSum(recent, i);
            }

            bits -= Math.Log2(Probability(recent, text[i]));
            recent = recent << 8 | (uint)text[i];
        }

        return bits / text.Length;
    }

    private void CheckSum(ulong recent, int place)
    {
        double sum = 0;
        for (int sign = 0; sign < _signs; sign++)
        {
            sum += Probability(recent, sign);
        }

        if (Math.Abs(sum - 1) > 1e-9)
        {
            throw new InvalidOperationException($"The n-gram's probabilities at character {place} sum to {sum}, not to one.");
        }
    }

    private static Dictionary<ulong, ContextCounts> SumContexts(Dictionary<ulong, int> ngrams)
    {
        var contexts = new Dictionary<ulong, ContextCounts>();
        foreach ((ulong ngram, int count) in ngrams)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(contexts, ngram >> 8, out _).Add(count);
        }

        return contexts;
    }

    private static ulong Latest(ulong recent, int signs) => recent & ((1UL << (8 * signs)) - 1);
}
