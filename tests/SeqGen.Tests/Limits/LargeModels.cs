using SeqGen.Generator.Declaration;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Limits;

/// <summary>Models that are compiled and looked at, but too large to be run.</summary>
internal static class LargeModels
{
    public static IReadOnlyList<ZooModel> All { get; } =
    [
        ZooModel.Of(
            "Lstm1024",
            new FeaturesLayer("input", 1024, Standardize: false),
            new RecurrentLayer("memory", ZooCells.All["Lstm"], 1024, Layers: 4, Bidirectional: false, Generator.Declaration.Merge.Concat, Dropout: 0, Residual: false),
            new DenseLayer("head", 1024, Generator.Declaration.Activation.None),
            new LossLayer("loss", LossKind.CrossEntropy, 1, 0, 1)),
    ];
}
