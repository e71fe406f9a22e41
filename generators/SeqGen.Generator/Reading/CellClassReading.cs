using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeqGen.Generator.Cells;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>What came of reading the class of a cell.</summary>
/// <param name="Cell">The cell, or null when there are problems.</param>
/// <param name="Step">Its method, if there is one to read.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record CellClassReading(CellDefinition? Cell, MethodDeclarationSyntax? Step, EquatableArray<DiagnosticInfo> Problems);
