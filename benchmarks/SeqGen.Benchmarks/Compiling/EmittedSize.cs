using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SeqGen.Benchmarks.Compiling;

/// <summary>Size of what is emitted for one model.</summary>
/// <param name="Lines">Lines of text.</param>
/// <param name="Methods">Methods with a body.</param>
/// <param name="Bytes">Bytes of IL in all.</param>
/// <param name="LargestMethod">Name of the largest method; the JIT gives up on methods of 60,000 bytes.</param>
/// <param name="LargestBytes">Its bytes of IL.</param>
internal sealed record EmittedSize(int Lines, int Methods, int Bytes, string LargestMethod, int LargestBytes)
{
    /// <exception cref="InvalidOperationException">The model does not compile; the message lists what the compiler says.</exception>
    public static EmittedSize Of(string name, string attributes)
    {
        CSharpCompilation bare = GeneratorRun.Compilation([GeneratorRun.Tree(ModelSources.File(name, attributes))]);
        GeneratorDriver driver = GeneratorRun.Driver()
            .RunGeneratorsAndUpdateCompilation(bare, out Compilation full, out ImmutableArray<Diagnostic> problems);
        using var image = new MemoryStream();
        var emitted = full.Emit(image);
        Diagnostic[] errors = [.. problems.Concat(emitted.Diagnostics).Where(problem => problem.Severity == DiagnosticSeverity.Error || problem.Id == "CS8785")];
        if (errors.Length > 0)
            throw new InvalidOperationException($"{name} does not compile:\n{string.Join('\n', errors.Take(5).Select(error => error.ToString()))}");

        int lines = driver.GetRunResult().GeneratedTrees.Sum(tree => tree.GetText().Lines.Count);
        image.Position = 0;
        using var portable = new PEReader(image);
        MetadataReader metadata = portable.GetMetadataReader();
        (string Name, int Bytes)[] methods = [.. metadata.MethodDefinitions
            .Select(metadata.GetMethodDefinition)
            .Where(method => method.RelativeVirtualAddress != 0)
            .Select(method => (metadata.GetString(method.Name), portable.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!.Length))];
        (string largest, int bytes) = methods.MaxBy(method => method.Bytes);
        return new EmittedSize(lines, methods.Length, methods.Sum(method => method.Bytes), largest, bytes);
    }
}
