using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>A cell of this compilation, as the pipeline sees it.</summary>
/// <param name="Name">Full name of its class, as reflection writes it; empty where no other assembly can use it.</param>
/// <param name="Text">Its canonical text; empty when it cannot be read.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record CellFileReading(string Name, string Text, EquatableArray<DiagnosticInfo> Diagnostics);
