namespace SeqGen.Tests.Zoo;

/// <summary>All models whose emitted code is tested.</summary>
internal static class ModelZoo
{
    public static IReadOnlyList<ZooModel> All { get; } = [.. PairwiseModels.All, .. SingleModels.All, .. HandBuilt.All];

    public static ZooModel Find(string name) => All.Single(m => m.Name == name);
}
