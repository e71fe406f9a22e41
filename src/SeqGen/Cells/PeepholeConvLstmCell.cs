namespace SeqGen;

/// <summary>
/// The ConvLSTM of Shi et al. 2015, equation 3: input and forget gate see the cell state of the step before, the output gate that of the step, each by a weight
/// for every channel and position.
/// </summary>
public sealed class PeepholeConvLstmCell : Cell
{
    /// <summary>One step: the hidden state h, which is the output, and the cell state c.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static (Units h, Units c) Step(Units x, Units h, Units c)
    {
        var i = Sigmoid(Conv(x, h) + Scale(c, start: 0, name: "weight_ci"));
        var f = Sigmoid(Conv(x, h, bias: 1) + Scale(c, start: 0, name: "weight_cf"));
        var g = Tanh(Conv(x, h));
        c = f * c + i * g;
        var o = Sigmoid(Conv(x, h) + Scale(c, start: 0, name: "weight_co"));
        return (o * Tanh(c), c);
    }
}
