using Microsoft.CodeAnalysis;
using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Reading;

/// <summary>
/// Finds the short names of emitted code that mean something else where the class of a model stands. The code has its using directives inside the
/// namespace of the class, so that only names of that namespace and of the class itself come before them.
/// </summary>
internal static class HiddenNames
{
    public static EquatableArray<string> Of(INamedTypeSymbol type)
    {
        INamespaceSymbol space = NamespaceOf(type);
        return new EquatableArray<string>(ShortNames.All
            .Where(pair => ShortNames.SpellingsOf(pair.Key).Any(name => type.GetMembers(name).Length > 0 || HasOther(space, name, pair.Value)))
            .Select(pair => pair.Key));
    }

    /// <summary>Whether the namespace has a member of that name that is not the type of the library or the framework.</summary>
    private static bool HasOther(INamespaceSymbol space, string name, string meant) =>
        space.GetMembers(name) is { } members && members.Any(m => m is not INamedTypeSymbol || space.ToDisplayString() != meant);

    /// <summary>The namespace with the types of all assemblies; the global one, in which libraries have none, with those of the project.</summary>
    private static INamespaceSymbol NamespaceOf(INamedTypeSymbol type) =>
        !type.ContainingNamespace.IsGlobalNamespace && type.ContainingAssembly is ISourceAssemblySymbol { Compilation: { } compilation }
            ? compilation.GetCompilationNamespace(type.ContainingNamespace) ?? type.ContainingNamespace
            : type.ContainingNamespace;
}
