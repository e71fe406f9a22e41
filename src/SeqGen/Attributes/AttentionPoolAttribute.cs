namespace SeqGen;

/// <summary>
/// One vector per sequence by attention (Yang et al. 2016, equations 5 to 7): the mean of all valid steps, weighted by
/// softmax(score . tanh(W x + b)); [batch, steps, n] to [batch, n]. Parameters: <c>weight</c> [units, n], <c>bias</c> [units], <c>score</c> [units].
/// </summary>
/// <param name="units">Units that the score is made of, at least 1.</param>
public sealed class AttentionPoolAttribute(int units) : LayerAttribute
{
    /// <summary>Units that the score is made of.</summary>
    public int Units { get; } = units;
}
