namespace SeqGen;

/// <summary>The simple recurrent cell of Elman 1990: h = tanh(W x + U h' + b).</summary>
public sealed class RnnCell : Cell
{
    /// <summary>One step.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static Units Step(Units x, Units h) => Tanh(Linear(x, h));
}
