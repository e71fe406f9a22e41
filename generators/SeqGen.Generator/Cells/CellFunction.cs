namespace SeqGen.Generator.Cells;

/// <summary>The methods that a cell may call: one row each.</summary>
/// <param name="Op">What it does.</param>
/// <param name="MinimumOperands">Fewest operands.</param>
/// <param name="MaximumOperands">Most operands.</param>
/// <param name="Number">Name of its numeric option, else empty.</param>
/// <param name="Default">Value of that option where it is not given.</param>
internal sealed record CellFunction(CellOp Op, int MinimumOperands, int MaximumOperands, string Number, double Default)
{
    /// <summary>Whether the function has parameters of its own, which may be named.</summary>
    public bool Learns => Number.Length > 0;
}
