using SeqGen.Benchmarks.Models;

namespace SeqGen.Benchmarks.Grid;

/// <summary>The models of the grid.</summary>
internal static class GridModels
{
    public static IReadOnlyList<GridModel> All { get; } =
    [
        GridModel.Of("lstm", 16, () => new Lstm16(1)),
        GridModel.Of("lstm", 32, () => new Lstm32(1)),
        GridModel.Of("lstm", 64, () => new Lstm64(1)),
        GridModel.Of("lstm", 128, () => new Lstm128(1)),
        GridModel.Of("lstm", 256, () => new Lstm256(1)),
        GridModel.Of("lstm", 512, () => new Lstm512(1)),
        GridModel.Of("lstm", 1024, () => new Lstm1024(1)),
        GridModel.Of("gru", 16, () => new Gru16(1)),
        GridModel.Of("gru", 32, () => new Gru32(1)),
        GridModel.Of("gru", 64, () => new Gru64(1)),
        GridModel.Of("gru", 128, () => new Gru128(1)),
        GridModel.Of("gru", 256, () => new Gru256(1)),
        GridModel.Of("gru", 512, () => new Gru512(1)),
        GridModel.Of("gru", 1024, () => new Gru1024(1)),
        GridModel.Of("custom", 32, () => new Custom32(1)),
        GridModel.Of("custom", 64, () => new Custom64(1)),
        GridModel.Of("custom", 128, () => new Custom128(1)),
        GridModel.Of("custom", 256, () => new Custom256(1)),
        GridModel.Of("custom", 512, () => new Custom512(1)),
        GridModel.Of("custom", 1024, () => new Custom1024(1)),
        GridModel.Of("block", 256, () => new Block256(1)),
        GridModel.Of("conv", 16, () => new ConvLstm16(1)),
        GridModel.Of("conv", 32, () => new ConvLstm32(1)),
        GridModel.Of("conv", 64, () => new ConvLstm64(1)),
        GridModel.OfPair("dot", 256, () => new DotPair256(1)),
        GridModel.OfPair("additive", 256, () => new AdditivePair256(1)),
    ];

    public static GridModel For(GridRow row) => All.Single(model => model.Cell == row.Cell && model.Units == row.Units);
}
