namespace SeqGen;

/// <summary>The simple recurrent layer of Elman 1990: h = tanh(W x + U h' + b), or relu.</summary>
/// <param name="units">Units of each direction, at least 1.</param>
public sealed class RnnAttribute(int units) : RecurrentAttribute<RnnCell>(units)
{
    /// <summary><see cref="Activation.Tanh"/> or <see cref="Activation.Relu"/>.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;
}
