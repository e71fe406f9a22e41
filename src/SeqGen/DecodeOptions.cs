namespace SeqGen;

/// <summary>How a decoder writes: the most probable token each time (the default), tokens drawn at random, or a beam search.</summary>
public sealed record DecodeOptions
{
    private readonly int _beams = 1;
    private readonly int _best = 1;
    private readonly double _lengthPenalty;
    private readonly double _temperature = 1;
    private readonly int _topK;
    private readonly double _topP = 1;
    private readonly int _firstSequence;

    /// <summary>The token with the largest logit each time, the first of equal ones.</summary>
    public static DecodeOptions Greedy { get; } = new();

    /// <summary>Hypotheses that beam search keeps of each sequence, 1 by default, which is greedy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int Beams
    {
        get => _beams;
        init => _beams = Positive(value, nameof(Beams));
    }

    /// <summary>Hypotheses of each sequence to return, the best first; at most <see cref="Beams"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int Best
    {
        get => _best;
        init => _best = Positive(value, nameof(Best));
    }

    /// <summary>
    /// Hypotheses that have ended are ranked by score / length^LengthPenalty: 0, the default, ranks by probability, which prefers short ones; 1
    /// by the mean over tokens.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, infinite or not a number.</exception>
    public double LengthPenalty
    {
        get => _lengthPenalty;
        init => _lengthPenalty = Finite(value, value >= 0, nameof(LengthPenalty), "at least 0");
    }

    /// <summary>
    /// Whether a sequence's search stops as soon as as many hypotheses have ended as there are beams. Otherwise it goes on until no other one can
    /// be ranked among the best.
    /// </summary>
    public bool StopEarly { get; init; }

    /// <summary>Whether tokens are drawn at random by their probabilities.</summary>
    public bool Sample { get; init; }

    /// <summary>What logits are divided by before a draw: below 1 likely tokens become likelier. 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive and finite.</exception>
    public double Temperature
    {
        get => _temperature;
        init => _temperature = Finite(value, value > 0, nameof(Temperature), "greater than 0");
    }

    /// <summary>Draws come from so many most probable tokens; 0, the default, for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int TopK
    {
        get => _topK;
        init => _topK = NotNegative(value, nameof(TopK));
    }

    /// <summary>
    /// Draws come from the fewest most probable tokens that have this probability together (Holtzman et al. 2020), after <see cref="TopK"/>; 1, the
    /// default, for all.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not in (0, 1].</exception>
    public double TopP
    {
        get => _topP;
        init => _topP = Finite(value, value is > 0 and <= 1, nameof(TopP), "greater than 0 and at most 1");
    }

    /// <summary>Seed of the draws. A draw depends on it, the number of the sequence and the step alone.</summary>
    public int Seed { get; init; }

    /// <summary>Number of the first sequence: a batch that is decoded in pieces gets the draws of the whole when each piece says where it begins.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int FirstSequence
    {
        get => _firstSequence;
        init => _firstSequence = NotNegative(value, nameof(FirstSequence));
    }

    /// <summary>Refuses options that exclude one another or have no effect.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    internal void Check()
    {
        if (Best > Beams)
        {
            throw new ArgumentException($"Best is {Best}; a search with {nameof(Beams)} = {Beams} finds no more than that.", "options");
        }

        if (Sample && Beams > 1)
        {
            throw new ArgumentException($"{nameof(Sample)} draws one hypothesis of each sequence; {nameof(Beams)} is {Beams}.", "options");
        }

        if (Beams == 1 && (StopEarly || LengthPenalty != 0))
        {
            throw new ArgumentException($"{nameof(StopEarly)} and {nameof(LengthPenalty)} are for beam search; set {nameof(Beams)} to more than 1.", "options");
        }

        if (!Sample && (Temperature != 1 || TopK != 0 || TopP != 1))
        {
            throw new ArgumentException($"{nameof(Temperature)}, {nameof(TopK)} and {nameof(TopP)} are for draws; set {nameof(Sample)} to true.", "options");
        }
    }

    private static int Positive(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }

    private static int NotNegative(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        return value;
    }

    private static double Finite(double value, bool isRight, string name, string range) => isRight && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number {range}.");
}
