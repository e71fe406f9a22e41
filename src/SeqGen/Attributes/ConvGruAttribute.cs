namespace SeqGen;

/// <summary>Convolutional GRU over frames: see <see cref="ConvGruCell"/> and <see cref="ConvGruBeforeCell"/>. Weights are [3 x units, channels, kernel, kernel].</summary>
/// <param name="units">Channels of its state and output in each direction, at least 1.</param>
public sealed class ConvGruAttribute(int units) : RecurrentAttribute<ConvGruCell>(units)
{
    /// <summary>Where the reset gate is applied.</summary>
    public Reset Reset { get; set; } = Reset.After;
}
