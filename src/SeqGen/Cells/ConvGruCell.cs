namespace SeqGen;

/// <summary>
/// Gated recurrent unit over frames, its products convolutions, with the reset gate after the recurrent product: reset, update, candidate.
/// </summary>
public sealed class ConvGruCell : Cell
{
    /// <summary>One step.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static Units Step(Units x, Units h)
    {
        var r = Sigmoid(Conv(x, h));
        var z = Sigmoid(Conv(x, h));
        var n = Tanh(Conv(x) + r * Conv(h));
        return (1 - z) * n + z * h;
    }
}
