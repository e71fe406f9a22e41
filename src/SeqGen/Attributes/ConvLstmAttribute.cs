namespace SeqGen;

/// <summary>Convolutional LSTM over frames (Shi et al. 2015): see <see cref="ConvLstmCell"/>. Weights are [4 x units, channels, kernel, kernel], gates i f g o.</summary>
/// <param name="units">Channels of its states and output in each direction, at least 1.</param>
public sealed class ConvLstmAttribute(int units) : RecurrentAttribute<ConvLstmCell>(units)
{
    /// <summary>Whether gates see the cell state.</summary>
    public Peepholes Peepholes { get; set; }
}
