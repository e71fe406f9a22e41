namespace TextGeneration.Generation;

/// <summary>Draws the next token from a model's logits.</summary>
/// <param name="temperature">0 takes the most likely token, 1 draws as often as the model expects.</param>
/// <param name="never">A token that is never drawn.</param>
/// <param name="seed">Seed of the drawing.</param>
internal sealed class Sampler(double temperature, int never, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A token drawn with probability softmax(logits / temperature); at temperature 0 the first of the most likely ones.</summary>
    /// <param name="logits">At least one beside that of the token which is never drawn; overwritten.</param>
    public int Draw(Span<float> logits)
    {
        logits[never] = float.NegativeInfinity;
        int best = 0;
        for (int token = 1; token < logits.Length; token++)
        {
            best = logits[token] > logits[best] ? token : best;
        }

        if (temperature == 0)
        {
            return best;
        }

        double total = 0;
        foreach (float logit in logits)
        {
            total += Weight(logit, logits[best]);
        }

        double left = _random.NextDouble() * total;
        for (int token = 0; token < logits.Length; token++)
        {
            left -= Weight(logits[token], logits[best]);
            if (left < 0)
            {
                return token;
            }
        }

        return best;
    }

    private double Weight(float logit, float largest) => Math.Exp((logit - largest) / temperature);
}
