namespace TextGeneration.Generation;

/// <summary>Draws the next sign from a model's logits.</summary>
internal sealed class Sampler(int seed, double temperature)
{
    private readonly Random _random = new(seed);

    /// <summary>A sign drawn with probability softmax(logits / temperature); at temperature 0 the first of the most likely ones.</summary>
    /// <remarks>Sign 0 stands for characters outside the alphabet and is never drawn.</remarks>
    public int Draw(ReadOnlySpan<float> logits)
    {
        int best = 1;
        for (int sign = 2; sign < logits.Length; sign++)
        {
            best = logits[sign] > logits[best] ? sign : best;
        }

        if (temperature == 0)
        {
            return best;
        }

        double total = 0;
        for (int sign = 1; sign < logits.Length; sign++)
        {
            total += Weight(logits[sign], logits[best]);
        }

        double left = _random.NextDouble() * total;
        for (int sign = 1; sign < logits.Length; sign++)
        {
            left -= Weight(logits[sign], logits[best]);
            if (left < 0)
            {
                return sign;
            }
        }

        return best;
    }

    private double Weight(float logit, float largest) => Math.Exp((logit - largest) / temperature);
}
