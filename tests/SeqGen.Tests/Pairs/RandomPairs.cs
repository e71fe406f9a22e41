using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Pipeline;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Pairs;

/// <summary>Random encoders and decoders, written as source text and read by the generator.</summary>
internal static class RandomPairs
{
    /// <summary>More models, and another row of them, may be asked for.</summary>
    public static readonly int Count = Asked("SEQGEN_RANDOM_PAIRS", 24);

    private static readonly int s_seed = Asked("SEQGEN_RANDOM_SEED", 1);

    private static readonly Lazy<(IReadOnlyDictionary<string, ModelDeclaration> Declarations, IReadOnlyDictionary<string, string[]> Errors)> s_read = new(Read);

    /// <summary>Texts by name.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } =
        Enumerable.Range(0, Count).Select(i => (Name: $"Pair{i:00}", Seed: (s_seed * 10_000) + i)).ToDictionary(m => m.Name, m => RandomPair.Draw(m.Seed, m.Name));

    /// <summary>Those that are valid.</summary>
    public static IReadOnlyDictionary<string, ModelDeclaration> Declarations => s_read.Value.Declarations;

    /// <summary>What the generator says of the others.</summary>
    public static IReadOnlyDictionary<string, string[]> Errors => s_read.Value.Errors;

    private static int Asked(string name, int otherwise) => int.Parse(Environment.GetEnvironmentVariable(name) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static (IReadOnlyDictionary<string, ModelDeclaration> Declarations, IReadOnlyDictionary<string, string[]> Errors) Read()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SequenceModelGenerator().AsSourceGenerator()],
            parseOptions: ZooCompiler.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        SyntaxTree[] files = [ZooCompiler.Parse(OwnCells.Source, "Cells.cs"), .. Texts.Select(t => ZooCompiler.Parse($"using SeqGen;\n\nnamespace {ZooModel.Namespace};\n\n{t.Value}", t.Key + ".cs"))];
        GeneratorRunResult result = driver.RunGenerators(ZooCompiler.Create(files)).GetRunResult().Results.Single();
        if (result.Exception is not null)
            throw result.Exception;
        IEnumerable<ModelUnit> units = result.TrackedSteps[TrackingNames.Models].SelectMany(step => step.Outputs).Select(output => (ModelUnit)output.Value);
        return (
            units.Select(u => u.Model).OfType<ModelDeclaration>().ToDictionary(m => m.Name),
            result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).GroupBy(d => ZooCompiler.Stem(d.Location.GetLineSpan().Path)).ToDictionary(g => g.Key, g => g.Select(d => d.ToString()).ToArray()));
    }
}
