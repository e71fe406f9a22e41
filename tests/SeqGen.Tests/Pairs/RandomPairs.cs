using Microsoft.CodeAnalysis;
using SeqGen.Generator.Declaration;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Pairs;

/// <summary>Random encoders and decoders, written as source text and read by the generator.</summary>
internal static class RandomPairs
{
    /// <summary>More models, and another row of them, may be asked for.</summary>
    public static readonly int Count = ZooGenerator.Asked("SEQGEN_RANDOM_PAIRS", 24);

    private static readonly int s_seed = ZooGenerator.Asked("SEQGEN_RANDOM_SEED", 1);

    private static readonly Lazy<(IReadOnlyDictionary<string, ModelDeclaration> Declarations, IReadOnlyDictionary<string, string[]> Errors)> s_read = new(Read);

    /// <summary>Texts by name.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } =
        Enumerable.Range(0, Count).Select(i => (Name: $"Pair{i:00}", Seed: (s_seed * 10_000) + i)).ToDictionary(m => m.Name, m => RandomPair.Draw(m.Seed, m.Name));

    /// <summary>Those that are valid.</summary>
    public static IReadOnlyDictionary<string, ModelDeclaration> Declarations => s_read.Value.Declarations;

    /// <summary>What the generator says of the others.</summary>
    public static IReadOnlyDictionary<string, string[]> Errors => s_read.Value.Errors;

    private static (IReadOnlyDictionary<string, ModelDeclaration> Declarations, IReadOnlyDictionary<string, string[]> Errors) Read()
    {
        GeneratorRunResult result = ZooGenerator.Run(Texts).Result;
        if (result.Exception is not null)
            throw result.Exception;
        return (
            ZooGenerator.DeclarationsOf(result),
            result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).GroupBy(d => ZooCompiler.Stem(d.Location.GetLineSpan().Path)).ToDictionary(g => g.Key, g => g.Select(d => d.ToString()).ToArray()));
    }
}
