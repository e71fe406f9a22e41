namespace SeqGen;

/// <summary>The simple recurrent cell with a rectifier (Le et al. 2015): h = max(W x + U h' + b, 0).</summary>
public sealed class ReluRnnCell : Cell
{
    /// <summary>One step.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static Units Step(Units x, Units h) => Relu(Linear(x, h));
}
