using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SeqGen.Generator.Tests.Driver;

/// <summary>Makes compilations out of source texts, with settings like those of a strict user.</summary>
internal static class Project
{
    private const string Usings = "global using System;\nglobal using SeqGen;\n";

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    public static CSharpCompilation Of(params string[] sources) => Of(ParseOptions, sources);

    public static CSharpCompilation Of(CSharpParseOptions options, params string[] sources) => CSharpCompilation.Create(
        "User",
        sources.Prepend(Usings).Select((source, i) => CSharpSyntaxTree.ParseText(source.ReplaceLineEndings("\n"), options, path: i == 0 ? "Usings.cs" : $"File{i}.cs")),
        References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The compilation's image, for use as a DLL. It must compile.</summary>
    public static PortableExecutableReference Emit(Compilation compilation)
    {
        using MemoryStream stream = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
