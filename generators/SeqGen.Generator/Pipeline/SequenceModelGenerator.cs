using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;
using SeqGen.Generator.Emit;
using SeqGen.Generator.Reading;

namespace SeqGen.Generator.Pipeline;

/// <summary>
/// The generator. Reading runs on every change of the compilation and yields equal records after an unrelated one; all later steps then keep their
/// results. Sources and diagnostics part ways at once, so that a moved line is reported anew and nothing is emitted anew.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SequenceModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        AddModels(context);
        AddCells(context);
        AddForgotten(context);
    }

    private static void AddModels(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ModelReading> readings = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                SeqGenSymbols.ModelAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (c, cancellation) => ModelReader.Read((INamedTypeSymbol)c.TargetSymbol, (TypeDeclarationSyntax)c.TargetNode, cancellation))
            .Where(static reading => reading is not null)
            .Select(static (reading, _) => reading!)
            .WithTrackingName(TrackingNames.Readings);

        IncrementalValuesProvider<ModelUnit> models = readings
            .Where(static reading => reading.Model is not null || reading.Shell is not null)
            .Select(static (reading, _) => new ModelUnit(reading.Model, reading.Shell))
            .WithTrackingName(TrackingNames.Models);
        IncrementalValueProvider<EquatableArray<string>> clashes = models
            .Select(static (model, _) => model.FullName)
            .Collect()
            .Select(static (names, _) => CaseClashes.Find(names))
            .WithTrackingName(TrackingNames.CaseClashes);
        IncrementalValuesProvider<(string File, ModelUnit Model)> units = models
            .Combine(clashes)
            .Select(static (pair, _) => (CaseClashes.FileOf(pair.Left.FullName, pair.Right), pair.Left))
            .WithTrackingName(TrackingNames.Units);
        context.RegisterSourceOutput(
            units,
            static (output, unit) => output.AddSource(unit.File, unit.Model.Model is { } model ? ModelEmitter.Emit(model) : ShellEmitter.Emit(unit.Model.Shell!)));

        IncrementalValueProvider<EquatableArray<DiagnosticInfo>> diagnostics = readings
            .Collect()
            .Select(static (all, _) => new EquatableArray<DiagnosticInfo>([.. all.SelectMany(reading => reading.Diagnostics), .. CaseClashes.Report(all)]))
            .WithTrackingName(TrackingNames.ModelDiagnostics);
        context.RegisterSourceOutput(diagnostics, Report);
    }

    private static void AddCells(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<CellFileReading>> cells = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => CellFileReader.MayBeCell(node),
                static (c, cancellation) => CellFileReader.Read(c.SemanticModel.GetDeclaredSymbol(c.Node, cancellation) as INamedTypeSymbol, c.Node, cancellation))
            .Where(static cell => cell is not null)
            .Select(static (cell, _) => cell!)
            .WithTrackingName(TrackingNames.CellReadings)
            .Collect();

        IncrementalValueProvider<EquatableArray<CellUnit>> texts = cells
            .Select(static (all, _) => new EquatableArray<CellUnit>(all
                .Where(cell => cell.Name.Length > 0 && cell.Text.Length > 0)
                .Select(cell => new CellUnit(cell.Name, cell.Text))
                .OrderBy(cell => cell.Name, StringComparer.Ordinal)))
            .WithTrackingName(TrackingNames.CellTexts);
        context.RegisterSourceOutput(texts, static (output, all) =>
        {
            if (all.Count > 0)
                output.AddSource("SeqGen-Cells.g.cs", CellTextEmitter.Emit(all.Select(cell => (cell.Name, cell.Text))));
        });

        IncrementalValueProvider<EquatableArray<DiagnosticInfo>> diagnostics = cells
            .Select(static (all, _) => new EquatableArray<DiagnosticInfo>(all.SelectMany(cell => cell.Diagnostics)))
            .WithTrackingName(TrackingNames.CellDiagnostics);
        context.RegisterSourceOutput(diagnostics, Report);
    }

    private static void AddForgotten(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<EquatableArray<DiagnosticInfo>> diagnostics = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => ForgottenReader.MayBeForgotten(node),
                static (c, cancellation) => ForgottenReader.Read(c.SemanticModel.GetDeclaredSymbol(c.Node, cancellation) as INamedTypeSymbol, c.Node))
            .Where(static diagnostic => diagnostic is not null)
            .Select(static (diagnostic, _) => diagnostic!)
            .Collect()
            .Select(static (all, _) => new EquatableArray<DiagnosticInfo>(all));
        context.RegisterSourceOutput(diagnostics, Report);
    }

    private static void Report(SourceProductionContext output, EquatableArray<DiagnosticInfo> diagnostics)
    {
        foreach (DiagnosticInfo diagnostic in diagnostics)
            output.ReportDiagnostic(diagnostic.ToDiagnostic());
    }
}
