using SeqGen.Tests.Goldens;

namespace SeqGen.Tests.Zoo;

/// <summary>All models whose emitted code is tested.</summary>
internal static class ModelZoo
{
    public static IReadOnlyList<ZooModel> All { get; } = [.. PairwiseModels.All, .. SingleModels.All, .. HandBuilt.All];

    /// <summary>All models that are compiled: these, those of the reference numbers, and one that is large.</summary>
    public static IReadOnlyList<ZooModel> Compiled { get; } = [.. All, .. GoldenModels.All];

    public static ZooModel Find(string name) => All.Single(m => m.Name == name);
}
