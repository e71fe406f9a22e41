using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>Where the operands of <see cref="AttentionMaps"/> lie, and their value.</summary>
/// <param name="Queries">Queries, one for each step of the asking workspace.</param>
/// <param name="Keys">Keys, one for each step of the other.</param>
/// <param name="Values">Values, one for each step of the other.</param>
/// <param name="Memory">For each query a number for each step of the other, which the filters go over; unused without filters.</param>
/// <param name="Sums">The sums, and behind them the logarithms and the weights.</param>
/// <param name="LogColumn">Where the logarithms stand in a row of the sums.</param>
/// <param name="WeightColumn">Where the weights stand in a row of the sums, if they are kept.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct MapOperands(ValueRows Queries, ValueRows Keys, ValueRows Values, ValueRows Memory, ValueRows Sums, int LogColumn, int WeightColumn);
