namespace SeqGen;

/// <summary>
/// Gated recurrent unit with the reset gate after the recurrent product, as in PyTorch and cuDNN: reset, update, candidate.
/// </summary>
public sealed class GruCell : Cell
{
    /// <summary>One step.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static Units Step(Units x, Units h)
    {
        var r = Sigmoid(Linear(x, h));
        var z = Sigmoid(Linear(x, h));
        var n = Tanh(Linear(x) + r * Linear(h));
        return (1 - z) * n + z * h;
    }
}
