namespace SeqGen;

/// <summary>Drops units with the given probability while training and scales the others by 1 / (1 - rate).</summary>
/// <param name="rate">Probability, in [0, 1).</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>Probability with which a unit is dropped.</summary>
    public double Rate { get; } = rate;
}
