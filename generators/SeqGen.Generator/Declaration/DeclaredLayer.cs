namespace SeqGen.Generator.Declaration;

/// <summary>A layer as the rules see it.</summary>
/// <param name="Label">The attribute's name as a message quotes it: <c>Lstm</c>.</param>
/// <param name="IsNamed">Whether the user set the name.</param>
/// <param name="Layer">What was declared.</param>
internal sealed record DeclaredLayer(string Label, bool IsNamed, LayerDeclaration Layer)
{
    /// <summary>What an unnamed layer is called after: <c>lstm</c>.</summary>
    public string Kind => KindOf(Label);

    public static string KindOf(string label) => char.ToLowerInvariant(label[0]) + label.Substring(1);
}
