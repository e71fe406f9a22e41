using SeqGen.Generator.Cells;

namespace SeqGen.Generator.Reading;

/// <summary>What came of reading a cell.</summary>
/// <param name="Cell">The cell, or null when there are problems.</param>
/// <param name="Problems">What it may not say.</param>
internal sealed record CellReading(CellDefinition? Cell, IReadOnlyList<CellProblem> Problems);
