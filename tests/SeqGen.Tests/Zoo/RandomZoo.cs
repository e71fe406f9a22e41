using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Lowering;
using SeqGen.Generator.Tests.Random;

namespace SeqGen.Tests.Zoo;

/// <summary>
/// Random valid models, written as source text, put through the generator and compiled into one assembly, together with the cells they use. None
/// has attention, whose gradients are differences of what random layers in front make nearly equal: rounding alone would pass any bound. Over frames the same goes
/// for normalization, behind which the gradient of a bias is 0.
/// </summary>
internal static class RandomZoo
{
    public const int Count = 80;

    /// <summary>Models over frames.</summary>
    public const int FrameCount = 30;

    /// <summary>Another row of models may be asked for; with sums that cancel, rounding may then pass the bound.</summary>
    private static readonly int s_seed = ZooGenerator.Asked("SEQGEN_RANDOM_SEED", 1);

    private static readonly Lazy<Loaded> s_loaded = new(Load);

    private sealed record Loaded(
        Assembly Assembly, IReadOnlyDictionary<string, ModelDeclaration> Declarations, IReadOnlyList<string> Diagnostics, IReadOnlyDictionary<string, string> Faults);

    /// <summary>Declarations by name: so many valid ones from a row that a seed fixes.</summary>
    public static IReadOnlyDictionary<string, string> Models { get; } = RandomModels.Arbitrary.Generator
        .Sample(Count * 8, new Rnd((ulong)s_seed), 50)
        .Where(Validity.Holds)
        .Where(model => !model.Stacks.Any(s => s.Layers.Any(l => l.WeighsSteps)))
        .Take(Count)
        .Select((model, i) => (Name: $"Net{i:00}", Text: model.ToString($"Net{i:00}")))
        .Concat(Enumerable.Range(0, 8 * FrameCount).Select(i => RandomFrames.Draw((s_seed * 10_000) + i)).Where(f => f.IsValid && !f.Layers.Contains("Norm", StringComparison.Ordinal)).Take(FrameCount).Select((f, i) => (Name: $"Map{i:00}", Text: f.ToString($"Map{i:00}"))))
        .ToDictionary(m => m.Name, m => m.Text);

    /// <summary>What the generator said of any of them, but for advice.</summary>
    public static IReadOnlyList<string> Diagnostics => s_loaded.Value.Diagnostics;

    /// <summary>A model as the zoo runs it, with a batch of a random form.</summary>
    public static ZooModel Find(string name)
    {
        if (s_loaded.Value.Faults.TryGetValue(name, out string? fault))
            Assert.Fail(fault);
        ModelDeclaration declaration = s_loaded.Value.Declarations[name];
        System.Random draw = new(name[^1] + (100 * name[^2]));
        return new ZooModel(name, declaration.Stacks.Any(s => s.Layers.Any(l => l is LossLayer)), () => LowerModel.Run(declaration))
        {
            Batch = draw.Next(1, 10),
            Steps = draw.Next(1, 9),
            Ragged = draw.Next(3) > 0,
            OneSided = true,
            Create = Create,
        };
    }

    private static object Create(ZooModel model) =>
        Activator.CreateInstance(s_loaded.Value.Assembly.GetType($"{ZooModel.Namespace}.{model.Name}Adapter", throwOnError: true)!, nonPublic: true)!;

    private static Loaded Load()
    {
        (SortedDictionary<string, string> files, GeneratorRunResult result) = ZooGenerator.Run(Models);
        List<string> said = [.. result.Diagnostics.Where(d => d.Severity > DiagnosticSeverity.Info).Select(d => d.ToString())];
        if (result.Exception is not null)
            said.Add(result.Exception.ToString());

        foreach (GeneratedSourceResult source in result.GeneratedSources)
            files.Add(source.HintName.Replace(ZooModel.Namespace + ".", "", StringComparison.Ordinal), source.SourceText.ToString());
        Dictionary<string, ModelDeclaration> declarations = ZooGenerator.DeclarationsOf(result);
        foreach ((string name, ModelDeclaration declaration) in declarations)
            files.Add(name + ".Adapter.cs", AdapterText.Of(Generator.Emit.CompiledModel.Run(declaration)));

        (byte[] image, IReadOnlyDictionary<string, string> faults) = ZooCompiler.Run(files);
        return new Loaded(Assembly.Load(image), declarations, said, faults);
    }
}
