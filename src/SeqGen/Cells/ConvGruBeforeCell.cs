namespace SeqGen;

/// <summary>
/// Gated recurrent unit over frames, its products convolutions, with the reset gate before the recurrent one (Ballas et al. 2016, equations 8 to 11): reset, update, candidate.
/// </summary>
public sealed class ConvGruBeforeCell : Cell
{
    /// <summary>One step.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static Units Step(Units x, Units h)
    {
        var r = Sigmoid(Conv(x, h));
        var z = Sigmoid(Conv(x, h));
        var n = Tanh(Conv(x, r * h));
        return (1 - z) * n + z * h;
    }
}
