using Microsoft.CodeAnalysis;
using SeqGen.Generator.Cells;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Finds the text of a cell: its syntax where there is some, else the attribute that its assembly carries for it.</summary>
/// <param name="problems">Takes what is wrong at the use of a cell. What is wrong in a cell's own text is reported there, once, whoever uses it.</param>
/// <param name="cancellation">Ends the search.</param>
internal sealed class CellSource(ProblemList problems, CancellationToken cancellation)
{
    private const string TextAttribute = "CellTextAttribute";

    /// <summary>The cell of a class, or null when it cannot be read.</summary>
    public CellDefinition? Find(INamedTypeSymbol type, AttributeData use) =>
        type.DeclaringSyntaxReferences.Length > 0 ? FromSyntax(type, use) : FromAssembly(type, use);

    private CellDefinition? FromSyntax(INamedTypeSymbol type, AttributeData use)
    {
        CellClassReading reading = CellClassReader.Read(type, cancellation);
        if (reading.Cell is null && reading.Problems.Count == 0)
            problems.Add(Rule.CellWithoutStep, use, type.Name, "none and is abstract");
        else if (reading.Cell is null && !type.DeclaringSyntaxReferences.Any(part => CellFileReader.MayBeCell(part.GetSyntax(cancellation))))
            problems.Add(Rule.CellWithoutStep, use, type.Name, "none of its own");
        else if (reading.Cell is null)
            problems.Fail();
        return reading.Cell;
    }

    private CellDefinition? FromAssembly(INamedTypeSymbol type, AttributeData use)
    {
        if (type.IsAbstract)
        {
            problems.Add(Rule.CellWithoutStep, use, type.Name, "none and is abstract");
            return null;
        }

        string name = SeqGenSymbols.MetadataNameOf(type);
        string? text = type.ContainingAssembly.GetAttributes()
            .Where(a => a.AttributeClass?.Name == TextAttribute && a.ConstructorArguments.Length == 2 && a.ConstructorArguments[0].Value as string == name)
            .Select(a => a.ConstructorArguments[1].Value as string)
            .FirstOrDefault();
        CellDefinition? cell = text is null ? null : CellMemory.Read(type.Name, text);
        if (cell is null)
            problems.Add(Rule.CellWithoutText, use, type.Name);
        return cell;
    }
}
