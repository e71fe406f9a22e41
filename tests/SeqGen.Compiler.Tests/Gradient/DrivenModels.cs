using SeqGen.Generator.Cells;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Lowering;

namespace SeqGen.Compiler.Tests.Gradient;

/// <summary>Declared models whose decoders have no input.</summary>
internal static class DrivenModels
{
    public static IReadOnlyDictionary<string, Func<ModelGraph>> All { get; } = new Dictionary<string, Func<ModelGraph>>
    {
        ["States alone"] = () => Lower(Encoder(Memory("reader", DrivenCells.Lstm(), 3)), Decoder("decoder", Memory("writer", DrivenCells.Lstm(), 3), Dense("head"))),
        ["Input in several places of the cell"] = () => Lower(Encoder(Memory("reader", DrivenCells.Lstm(), 4)), Decoder("decoder", Memory("writer", DrivenCells.Apart(), 3, layers: 2), Dense("head"))),
        ["Attention in front and fed back"] = () => Lower(
            Encoder(Memory("reader", DrivenCells.Lstm(), 3)),
            Decoder("decoder", new AttentionLayer("before", Score.Additive), Memory("writer", DrivenCells.Apart(), 3), new AttentionLayer("behind", Score.Dot) { InputFeeding = true }, Dense("head"))),
        ["Layers paired by number"] = () => Lower(
            Encoder(Memory("reader", DrivenCells.Lstm(), 3), Memory("rereader", DrivenCells.Apart(), 2)), Decoder("decoder", Memory("writer", DrivenCells.Lstm(), 3), Memory("rewriter", DrivenCells.Apart(), 2))),
        ["From stacks, one of them with an input"] = () => Lower(
            Encoder(Memory("reader", DrivenCells.Apart(), 3)),
            new StackDeclaration("code", new(["encoder"]), new([new ReduceLayer("mean", Reduction.Mean), Dense("squeeze")])),
            new StackDeclaration("image", [], new([new FeaturesLayer("seen", 2, Standardize: true), Dense("look")])),
            Decoder("decoder", Memory("writer", DrivenCells.Lstm(), 4), Dense("head")) with { Start = new(["image", "code"]) }),
        ["Two decoders"] = () => Lower(Encoder(Memory("reader", DrivenCells.Lstm(), 3)), Decoder("past", Memory("writer", DrivenCells.Lstm(), 3), Dense("head")), Decoder("future", Memory("teller", DrivenCells.Apart(), 2))),
    };

    private static ModelGraph Lower(params StackDeclaration[] stacks) =>
        LowerModel.Run(new ModelDeclaration("", "Net", true, Scalar.Double, Initialization.Standard, new(stacks), HasSummary: false)).Graph;

    private static StackDeclaration Encoder(params LayerDeclaration[] layers) =>
        new("encoder", [], new([new FeaturesLayer("read", 2, Standardize: false), .. layers])) { Role = StackRole.Encoder };

    private static StackDeclaration Decoder(string name, params LayerDeclaration[] layers) =>
        new(name, [], new([new NoInputLayer(name + ".nothing"), .. layers])) { Role = StackRole.Decoder };

    private static RecurrentLayer Memory(string name, CellDefinition cell, int units, int layers = 1) => new(name, cell, units, layers, false, Merge.Concat, 0, Residual: false);

    private static DenseLayer Dense(string name) => new(name, 2, Activation.Tanh);
}
