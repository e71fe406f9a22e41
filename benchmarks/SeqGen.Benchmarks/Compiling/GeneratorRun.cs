using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeqGen.Generator.Pipeline;

namespace SeqGen.Benchmarks.Compiling;

/// <summary>Compilations and generator runs in process.</summary>
internal static class GeneratorRun
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "SeqGen.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static SyntaxTree Tree(string text) => CSharpSyntaxTree.ParseText(text, Parse);

    public static CSharpCompilation Compilation(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Zoo",
        trees,
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver(bool track = false) => CSharpGeneratorDriver.Create(
        [new SequenceModelGenerator().AsSourceGenerator()],
        parseOptions: Parse,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, track));

    /// <summary>Runs the generators and adds the milliseconds to a list.</summary>
    public static GeneratorDriver Timed(GeneratorDriver driver, Compilation compilation, List<double> milliseconds)
    {
        long start = Stopwatch.GetTimestamp();
        GeneratorDriver after = driver.RunGenerators(compilation);
        milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return after;
    }
}
