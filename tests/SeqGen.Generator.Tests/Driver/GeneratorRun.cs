using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeqGen.Generator.Pipeline;

namespace SeqGen.Generator.Tests.Driver;

/// <summary>One run of the generator over a compilation.</summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(GeneratorDriver driver, Compilation compilation)
    {
        Driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Input = compilation;
        Output = output;
        Result = Driver.GetRunResult().Results.Single();
        Assert.Null(Result.Exception);
    }

    public GeneratorDriver Driver { get; }

    public Compilation Input { get; }

    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>Emitted files by name.</summary>
    public IReadOnlyDictionary<string, string> Files => Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    /// <summary>Errors of generator and compiler together.</summary>
    public IReadOnlyList<Diagnostic> Errors =>
    [
        .. Result.Diagnostics.Concat(Output.GetDiagnostics()).Where(d => d.Severity == DiagnosticSeverity.Error),
    ];

    public static GeneratorRun Of(params string[] sources) => Of(Project.Of(sources));

    public static GeneratorRun Of(Compilation compilation) => new(
        CSharpGeneratorDriver.Create(
            [new SequenceModelGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
        compilation);

    /// <summary>The next run of the same driver, after an edit.</summary>
    public GeneratorRun Then(Compilation edited) => new(Driver, edited);
}
