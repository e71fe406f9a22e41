using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Pipeline;

namespace SeqGen.Tests.Zoo;

/// <summary>Puts declarations, written as source text, through the generator, together with the cells they may use.</summary>
internal static class ZooGenerator
{
    /// <summary>Source files by name, and what the generator makes of them.</summary>
    /// <param name="models">Declarations by name.</param>
    public static (SortedDictionary<string, string> Files, GeneratorRunResult Result) Run(IReadOnlyDictionary<string, string> models)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal) { ["Cells.cs"] = OwnCells.Source };
        foreach ((string name, string text) in models)
            files.Add(name + ".cs", $"using SeqGen;\n\nnamespace {ZooModel.Namespace};\n\n{text}");

        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SequenceModelGenerator().AsSourceGenerator()],
            parseOptions: ZooCompiler.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return (files, driver.RunGenerators(ZooCompiler.Create([.. files.Select(f => ZooCompiler.Parse(f.Value, f.Key))])).GetRunResult().Results.Single());
    }

    /// <summary>The valid declarations as the generator read them.</summary>
    public static Dictionary<string, ModelDeclaration> DeclarationsOf(GeneratorRunResult result) => result.TrackedSteps[TrackingNames.Models]
        .SelectMany(step => step.Outputs)
        .Select(output => ((ModelUnit)output.Value).Model)
        .OfType<ModelDeclaration>()
        .ToDictionary(m => m.Name);

    /// <summary>A number from the environment.</summary>
    public static int Asked(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : otherwise;
}
