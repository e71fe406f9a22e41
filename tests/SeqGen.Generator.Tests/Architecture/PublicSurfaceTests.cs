using System.Text;
using Microsoft.CodeAnalysis;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Architecture;

/// <summary>The library's public surface, pinned: a change of it must touch the file.</summary>
public class PublicSurfaceTests
{
    private static readonly SymbolDisplayFormat s_format = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeConstantValue)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword);

    [Fact]
    public void Library_HasThisSurface()
    {
        Compilation compilation = Project.Of("");
        IAssemblySymbol library = compilation.GetTypeByMetadataName("SeqGen.Workspace")!.ContainingAssembly;
        var text = new StringBuilder();
        foreach (INamedTypeSymbol type in Types(library.GlobalNamespace).Where(IsVisible).OrderBy(t => t.ToDisplayString(), StringComparer.Ordinal))
        {
            text.Append(type.ToDisplayString(s_format)).Append('\n');
            IEnumerable<string> members = type.GetMembers()
                .Where(m => IsVisible(m) && !m.IsImplicitlyDeclared && m is not INamedTypeSymbol && m is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet })
                .Select(m => m.ToDisplayString(s_format));
            foreach (string member in members.Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }

        Snapshots.Verify(text.ToString(), "txt");
    }

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && (symbol.ContainingType is null || IsVisible(symbol.ContainingType));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().SelectMany(t => t.GetTypeMembers().Prepend(t)).Concat(space.GetNamespaceMembers().SelectMany(Types));
}
