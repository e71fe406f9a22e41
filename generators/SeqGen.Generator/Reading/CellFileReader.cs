using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeqGen.Generator.Reading;

/// <summary>Finds the classes derived from <c>Cell</c> among all classes, most of them by syntax alone.</summary>
internal static class CellFileReader
{
    /// <summary>Whether a class may be a cell: its base is called so, or it has a base and a method <c>Step</c>.</summary>
    public static bool MayBeCell(SyntaxNode node) =>
        node is ClassDeclarationSyntax { BaseList: { } bases } type
        && (bases.Types[0].Type.ToString() is "Cell" or "SeqGen.Cell" or "global::SeqGen.Cell" || CellReader.StepsOf(type).Any());

    /// <summary>The cell, or null when the class is none, or this is not the first part of it.</summary>
    public static CellFileReading? Read(INamedTypeSymbol? type, SyntaxNode node, CancellationToken cancellation)
    {
        if (type is null || !SeqGenSymbols.IsCell(type) || PartsOf(type, cancellation).FirstOrDefault(MayBeCell) != node)
            return null;
        CellClassReading reading = CellClassReader.Read(type, cancellation);
        return new CellFileReading(IsUsable(type) ? SeqGenSymbols.MetadataNameOf(type) : "", reading.Cell is null ? "" : CellText.Of(reading.Step!), reading.Problems);
    }

    private static IEnumerable<SyntaxNode> PartsOf(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation));

    private static bool IsUsable(INamedTypeSymbol? type) =>
        type is null || (!type.IsFileLocal && type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal && IsUsable(type.ContainingType));
}
