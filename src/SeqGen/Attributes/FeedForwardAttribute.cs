namespace SeqGen;

/// <summary>
/// Two dense layers at every step or on the one vector of a sequence, y = W2 activation(W1 x + b1) + b2, as wide as the input. Parameters:
/// <c>linear1.weight</c> [units, n], <c>linear1.bias</c> [units], <c>linear2.weight</c> [n, units], <c>linear2.bias</c> [n].
/// </summary>
/// <param name="units">Units between the two, at least 1.</param>
public sealed class FeedForwardAttribute(int units) : BlockAttribute
{
    /// <summary>Units between the two dense layers.</summary>
    public int Units { get; } = units;

    /// <summary>Function between the two.</summary>
    public Activation Activation { get; set; } = Activation.Relu;
}
