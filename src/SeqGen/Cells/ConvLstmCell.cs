namespace SeqGen;

/// <summary>
/// Long short-term memory over frames: the products of <see cref="LstmCell"/> are convolutions (Shi et al. 2015, equation 3, without peepholes). The forget gate
/// starts at a bias of 1. Gates in PyTorch's order: input, forget, candidate, output.
/// </summary>
public sealed class ConvLstmCell : Cell
{
    /// <summary>One step: the hidden state h, which is the output, and the cell state c.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static (Units h, Units c) Step(Units x, Units h, Units c)
    {
        var i = Sigmoid(Conv(x, h));
        var f = Sigmoid(Conv(x, h, bias: 1));
        var g = Tanh(Conv(x, h));
        var o = Sigmoid(Conv(x, h));
        c = f * c + i * g;
        return (o * Tanh(c), c);
    }
}
