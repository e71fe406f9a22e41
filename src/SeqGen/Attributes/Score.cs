namespace SeqGen;

/// <summary>How well a query q of the decoder and a step k of the encoder agree (Bahdanau et al. 2015; Luong et al. 2015, section 3.1).</summary>
public enum Score
{
    /// <summary>
    /// score . tanh(W q + U k + b). Parameters: <c>query.weight</c> [units, width of q], <c>key.weight</c> [units, width of k], <c>key.bias</c> [units],
    /// <c>score</c> [units].
    /// </summary>
    Additive,

    /// <summary>q . k; both of one width.</summary>
    Dot,

    /// <summary>q . k / sqrt(width).</summary>
    ScaledDot,

    /// <summary>(W q) . k. Parameter: <c>score.weight</c> [width of k, width of q].</summary>
    General,

    /// <summary>
    /// score . tanh(W [q k]): an additive score with one matrix and no bias. Parameters: <c>weight</c> [units, width of q + width of k],
    /// <c>score</c> [units].
    /// </summary>
    Concat,

    /// <summary>
    /// score . tanh(W q + U k + F p + b) with p the weights of the step before around k (Chorowski et al. 2015, equations 8 and 9, whose filters and their
    /// projection are one matrix here). Parameters as for <see cref="Additive"/>, and <c>location.weight</c> [units, kernel]. Needs
    /// <see cref="AttentionAttribute.Longest"/>. At the first step p is 0.
    /// </summary>
    Location,
}
