using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Reads one annotated class: attributes and the syntax of cells, nothing else of the compilation.</summary>
internal static class ModelReader
{
    /// <summary>The model, or null when this is not the declaration that counts (the C# compiler then reports the attribute that stands twice).</summary>
    public static ModelReading? Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        AttributeData model = type.GetAttributes().First(a => SeqGenSymbols.IsModel(a.AttributeClass));
        if (type.TypeKind != TypeKind.Class || model.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent != declaration)
            return null;

        ProblemList problems = new();
        bool joins = CheckLanguage(declaration.SyntaxTree, model, problems);
        joins &= ClassReader.Check(type, declaration, problems, cancellation);
        IReadOnlyList<AttributeList> lists = StackListReader.Read(type, model, problems, cancellation);
        Scalar scalar = ScalarOf(model);
        Initialization initialization = InitializationOf(model);
        CheckChoice(Enum.IsDefined(typeof(Scalar), scalar), "Precision", "Precision.Float32 or Precision.Float64", model, problems);
        CheckChoice(Enum.IsDefined(typeof(Initialization), initialization), "Initialization", "Initialization.Standard or Initialization.PyTorch", model, problems);

        IReadOnlyList<DeclaredStack>? stacks = null;
        if (!problems.HasFailed)
            stacks = new StackReader(problems, new LayerReader(problems, new CellSource(problems, cancellation))).Read(lists, model, type.Name);

        ModelDeclaration? result = stacks is null
            ? null
            : new ModelDeclaration(
                NamespaceOf(type),
                type.Name,
                type.DeclaredAccessibility == Accessibility.Public,
                scalar,
                initialization,
                new EquatableArray<StackDeclaration>(stacks.Select(stack => stack.ToDeclaration())),
                HasSummary(type, cancellation)) { HiddenNames = HiddenNames.Of(type) };
        ShellDeclaration? shell = result is null && joins ? ShellReader.Read(type, model, lists) : null;
        return new ModelReading(
            result,
            shell,
            SeqGenSymbols.MetadataNameOf(type),
            LocationInfo.Of(declaration.SyntaxTree, declaration.Identifier.Span),
            problems.ToArray());
    }

    /// <summary>The namespace as code writes it, keywords escaped; empty for the global one.</summary>
    public static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace
            ? ""
            : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    public static Scalar ScalarOf(AttributeData model) => (Scalar)new AttributeValues(model).Option("Precision", 0);

    private static Initialization InitializationOf(AttributeData model) => (Initialization)new AttributeValues(model).Option("Initialization", 0);

    private static bool CheckLanguage(SyntaxTree tree, AttributeData model, ProblemList problems)
    {
        LanguageVersion version = ((CSharpParseOptions)tree.Options).LanguageVersion;
        if (version >= LanguageVersion.CSharp13)
            return true;
        problems.Add(Rule.LanguageVersion, model, version.ToDisplayString());
        return false;
    }

    private static void CheckChoice(bool isDefined, string option, string values, AttributeData model, ProblemList problems)
    {
        if (!isDefined)
            problems.Add(Rule.UnknownOption, model, "SequenceModel", option, values);
    }

    /// <summary>Whether a comment of the class brings a summary. Looks at text, since projects without documentation do not parse such comments.</summary>
    private static bool HasSummary(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation).GetLeadingTrivia().ToFullString() is { } text
            && (text.Contains("<summary") || text.Contains("<inheritdoc")));
}
