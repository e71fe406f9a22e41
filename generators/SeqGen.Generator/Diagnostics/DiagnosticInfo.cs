using Microsoft.CodeAnalysis;
using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Diagnostics;

/// <summary>A diagnostic as it crosses the pipeline: equal by value, without a reference to the compilation.</summary>
internal sealed record DiagnosticInfo(Rule Rule, LocationInfo Location, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Catalog.Of(Rule), Location.ToLocation(), [.. Arguments]);
}
