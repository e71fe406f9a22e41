namespace SeqGen;

/// <summary>
/// Gated recurrent unit with the reset gate before the recurrent product (Cho et al. 2014, equations 5 to 8): reset, update, candidate.
/// </summary>
public sealed class GruBeforeCell : Cell
{
    /// <summary>One step.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static Units Step(Units x, Units h)
    {
        var r = Sigmoid(Linear(x, h));
        var z = Sigmoid(Linear(x, h));
        var n = Tanh(Linear(x, r * h));
        return (1 - z) * n + z * h;
    }
}
