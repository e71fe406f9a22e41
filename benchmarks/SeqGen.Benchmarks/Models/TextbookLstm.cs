namespace SeqGen.Benchmarks.Models;

/// <summary>A user's cell with the equations of the built-in LSTM: it must run as fast.</summary>
public sealed class TextbookLstm : Cell
{
    /// <summary>One step.</summary>
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
