using SeqGen.Generator.Cells;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>What came of reading the class of a cell.</summary>
/// <param name="Cell">The cell, or null when there are problems.</param>
/// <param name="Text">Its canonical text.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record CellClassReading(CellDefinition? Cell, string Text, EquatableArray<DiagnosticInfo> Problems);
