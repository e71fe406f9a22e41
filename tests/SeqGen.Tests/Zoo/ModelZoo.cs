using SeqGen.Tests.Goldens;
using SeqGen.Tests.Limits;

namespace SeqGen.Tests.Zoo;

/// <summary>All models whose emitted code is tested.</summary>
internal static class ModelZoo
{
    public static IReadOnlyList<ZooModel> All { get; } = [.. PairwiseModels.All, .. SingleModels.All, .. AttentionModels.All, .. FrameModels.All, .. HandBuilt.All];

    /// <summary>All models that are compiled: these, those of the reference numbers, and one that is large.</summary>
    public static IReadOnlyList<ZooModel> Compiled { get; } = [.. All, .. GoldenModels.All, .. LargeModels.All];

    /// <summary>Those that are also compiled as for debugging: one direction and two, ragged, own cells, normalization, dropout, joins of parts.</summary>
    public static IReadOnlyList<ZooModel> Unoptimized { get; } =
        [.. new[] { "Lstm64", "Gru100", "Normed100", "Multiplicative", "Autoencoder", "ResidualBoth", "DropoutBoth", "NormBoth", "TwoHeads", "Joined", "JoinedTwice", "DoubleOdd", "PeepholeConvLstm", "ConvLstm16", "Pools" }.Select(name => Find(name) with { Create = ZooAssembly.CreateUnoptimized })];

    public static ZooModel Find(string name) => All.Single(m => m.Name == name);
}
