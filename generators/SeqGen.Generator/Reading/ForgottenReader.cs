using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Finds classes with layers and without <c>[SequenceModel]</c>, of which the generator would otherwise say nothing.</summary>
internal static class ForgottenReader
{
    /// <summary>What a list of layers begins with.</summary>
    private static readonly HashSet<string> s_first = ["Features", "Tokens", "Frames", "Signal", "Volumes", "Stack", "Encoder", "Decoder"];

    /// <summary>Whether a class may be such a one, by syntax alone.</summary>
    public static bool MayBeForgotten(SyntaxNode node) =>
        node is ClassDeclarationSyntax { AttributeLists.Count: > 0 } type
        && type.AttributeLists.Any(list => list.Attributes.Count > 1 && s_first.Contains(NameOf(list.Attributes[0])))
        && !type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => NameOf(attribute) == "SequenceModel");

    /// <summary>The diagnostic, or null where the class is a model by another of its declarations, or has no layers.</summary>
    public static DiagnosticInfo? Read(INamedTypeSymbol? type, SyntaxNode node)
    {
        if (type is null || type.GetAttributes().Any(a => SeqGenSymbols.IsModel(a.AttributeClass)) || !type.GetAttributes().Any(a => SeqGenSymbols.IsLayer(a.AttributeClass)))
            return null;
        return new DiagnosticInfo(Rule.NoModelAttribute, LocationInfo.Of(node.SyntaxTree, ((ClassDeclarationSyntax)node).Identifier.Span), new EquatableArray<string>([type.Name]));
    }

    private static string NameOf(AttributeSyntax attribute)
    {
        string name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : attribute.Name is SimpleNameSyntax simple ? simple.Identifier.ValueText : "";
        return SeqGenSymbols.LabelOf(name);
    }
}
