using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeqGen.Generator.Cells;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Reads a class derived from <c>Cell</c>: its one method <c>Step</c>, and that nothing around it changes what the method means.</summary>
internal static class CellClassReader
{
    public static CellClassReading Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        ProblemList problems = new();
        TypeDeclarationSyntax[] parts = [.. type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>()];
        MethodDeclarationSyntax[] steps = [.. parts.SelectMany(CellReader.StepsOf)];
        SyntaxToken name = parts[0].Identifier;
        if (type.IsAbstract && steps.Length == 0)
            return new CellClassReading(null, null, problems.ToArray());
        if (IsGeneric(type))
            problems.Add(Rule.CellGeneric, name, type.Name);
        else if (steps.Length != 1)
            problems.Add(Rule.CellWithoutStep, steps.Length == 0 ? name : steps[1].Identifier, type.Name, steps.Length == 0 ? "none" : $"{steps.Length}");
        foreach (ISymbol hiding in CellFunctions.Names.SelectMany(n => type.GetMembers(n)).Where(m => m.Locations.Length > 0 && m.Locations[0].IsInSource))
            problems.Add(Rule.CellMember, hiding.Locations[0].SourceTree!, hiding.Locations[0].SourceSpan, hiding.Name, type.Name);
        if (problems.HasFailed)
            return new CellClassReading(null, null, problems.ToArray());

        CellReading reading = CellReader.Read(steps[0]);
        foreach (CellProblem problem in reading.Problems)
            problems.Add(problem.Rule, steps[0].SyntaxTree, problem.Span, problem.Arguments);
        return new CellClassReading(reading.Cell, steps[0], problems.ToArray());
    }

    private static bool IsGeneric(INamedTypeSymbol? type) => type is not null && (type.Arity > 0 || IsGeneric(type.ContainingType));
}
