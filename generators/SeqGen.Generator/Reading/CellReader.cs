using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeqGen.Generator.Cells;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>
/// Reads a cell's <c>Step</c> method. The reader sees syntax only: the language is closed, so names need no binding, and the text of a cell from
/// another assembly is read in the same way.
/// </summary>
internal static class CellReader
{
    private const string MethodName = "Step";

    /// <summary>The <c>Step</c> methods of a class.</summary>
    public static IEnumerable<MethodDeclarationSyntax> StepsOf(TypeDeclarationSyntax type) =>
        type.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.ValueText == MethodName);

    /// <summary>Reads the method <c>Step</c> of a class, together with the class's constants.</summary>
    public static CellReading Read(MethodDeclarationSyntax step)
    {
        List<CellProblem> problems = [];
        CellSignature? signature = CellSignatureReader.Read(step, problems);
        string name = (step.Parent as TypeDeclarationSyntax)?.Identifier.ValueText ?? MethodName;
        CellDefinition? cell = signature is null ? null : new CellBodyReader(step, signature, problems).Read(name);
        return new CellReading(problems.Count == 0 ? cell : null, problems);
    }

    /// <summary>Reads the canonical text of a cell, as a <c>CellText</c> attribute carries it.</summary>
    public static CellReading Read(string name, string text)
    {
        if (SyntaxFactory.ParseMemberDeclaration(text) is not MethodDeclarationSyntax step || step.ContainsDiagnostics)
            return new CellReading(null, [new CellProblem(Rule.CellWithoutText, default, [name])]);
        CellReading reading = Read(step);
        return reading with { Cell = reading.Cell is null ? null : reading.Cell with { Name = name } };
    }

    /// <summary>Reads the first cell in the text of a C# file.</summary>
    /// <exception cref="FormatException">The file has no class with a method <c>Step</c>, or what it says is not a cell.</exception>
    public static CellDefinition ReadFile(string source)
    {
        MethodDeclarationSyntax step = SyntaxFactory.ParseCompilationUnit(source).DescendantNodes().OfType<TypeDeclarationSyntax>().SelectMany(StepsOf).FirstOrDefault()
            ?? throw new FormatException("The file has no class with a method Step.");
        CellReading reading = Read(step);
        return reading.Cell ?? throw new FormatException(
            "The file's Step is not a cell: " + string.Join("; ", reading.Problems.Select(p => $"{p.Rule} at {p.Span.Start} ({string.Join(", ", p.Arguments)})")));
    }
}
