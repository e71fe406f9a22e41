using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Pipeline;

/// <summary>What decides the text of one emitted file. One of <paramref name="Model"/> and <paramref name="Shell"/> is set.</summary>
/// <param name="Model">A model that can be compiled.</param>
/// <param name="Shell">The surface of one that cannot.</param>
internal sealed record ModelUnit(ModelDeclaration? Model, ShellDeclaration? Shell)
{
    public string FullName => Model?.FullName ?? Shell!.FullName;
}
