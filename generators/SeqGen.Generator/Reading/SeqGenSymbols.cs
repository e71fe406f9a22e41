using Microsoft.CodeAnalysis;

namespace SeqGen.Generator.Reading;

/// <summary>Recognizes the library's types by name.</summary>
internal static class SeqGenSymbols
{
    public const string ModelAttribute = "SeqGen.SequenceModelAttribute";

    public static bool IsLayer(INamedTypeSymbol? type) => Bases(type).Any(t => Is(t, "LayerAttribute"));

    public static bool IsStack(INamedTypeSymbol? type) => Is(type, "StackAttribute") || IsEncoder(type) || IsDecoder(type);

    public static bool IsEncoder(INamedTypeSymbol? type) => Is(type, "EncoderAttribute");

    public static bool IsDecoder(INamedTypeSymbol? type) => Is(type, "DecoderAttribute");

    public static bool IsFrames(INamedTypeSymbol? type) => Is(type, "FramesAttribute") || Is(type, "SignalAttribute") || Is(type, "VolumesAttribute");

    public static bool IsModel(INamedTypeSymbol? type) => Is(type, "SequenceModelAttribute");

    public static bool IsCell(INamedTypeSymbol? type) => Bases(type?.BaseType).Any(t => Is(t, "Cell"));

    /// <summary>The constructed <c>RecurrentAttribute&lt;TCell&gt;</c> among a class and its bases.</summary>
    public static INamedTypeSymbol? RecurrentBase(INamedTypeSymbol? type) => Bases(type).FirstOrDefault(t => t.Arity == 1 && Is(t, "RecurrentAttribute"));

    /// <summary>An attribute's name as one writes it: <c>Lstm</c>.</summary>
    public static string LabelOf(INamedTypeSymbol attribute) => LabelOf(attribute.Name);

    public static string LabelOf(string name)
    {
        const string Suffix = "Attribute";
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    /// <summary>Full name as reflection writes it: <c>Space.Outer+Inner</c>.</summary>
    public static string MetadataNameOf(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return MetadataNameOf(outer) + "+" + type.MetadataName;
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName : type.MetadataName;
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }

    private static bool Is(INamedTypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "SeqGen", ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null } && type.Name == name;
}
