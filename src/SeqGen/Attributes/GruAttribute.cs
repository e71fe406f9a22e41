namespace SeqGen;

/// <summary>Gated recurrent units: see <see cref="GruCell"/> and <see cref="GruBeforeCell"/>.</summary>
/// <param name="units">Units of each direction, at least 1.</param>
public sealed class GruAttribute(int units) : RecurrentAttribute<GruCell>(units)
{
    /// <summary>Where the reset gate is applied.</summary>
    public Reset Reset { get; set; } = Reset.After;
}
