namespace SeqGen;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997) with the forget gate of Gers et al. 2000, which starts at a bias of 1.
/// Gates in PyTorch's order: input, forget, candidate, output.
/// </summary>
public sealed class LstmCell : Cell
{
    /// <summary>One step: the hidden state h, which is the output, and the cell state c.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static (Units h, Units c) Step(Units x, Units h, Units c)
    {
        var i = Sigmoid(Linear(x, h));
        var f = Sigmoid(Linear(x, h, bias: 1));
        var g = Tanh(Linear(x, h));
        var o = Sigmoid(Linear(x, h));
        c = f * c + i * g;
        return (o * Tanh(c), c);
    }
}
