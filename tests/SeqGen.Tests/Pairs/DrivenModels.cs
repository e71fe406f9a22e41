using SeqGen.Generator.Declaration;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Pairs;

using Activation = SeqGen.Generator.Declaration.Activation;
using Bridge = SeqGen.Generator.Declaration.Bridge;
using Merge = SeqGen.Generator.Declaration.Merge;
using Norm = SeqGen.Generator.Declaration.Norm;
using Score = SeqGen.Generator.Declaration.Score;

/// <summary>Decoders without input: cells, losses, attention, stacks that they start from, several on one encoder.</summary>
internal static class DrivenModels
{
    private const int Features = 3;

    private static int s_layers;

    public static IReadOnlyDictionary<string, ModelDeclaration> All { get; } = new[]
    {
        Of("Frames", Scalar.Double, Encoder(Memory("Lstm", 5)), Decoder("decoder", Memory("Lstm", 5), Dense(3), Loss(LossKind.MeanSquaredError))),
        Of("Classes", Scalar.Single, Words(Memory("Gru", 4, both: true)), Decoder("decoder", Memory("Gru", 9, layers: 2), Dense(4), Loss(LossKind.CrossEntropy)) with { Bridge = Bridge.Dense }),
        Of("ResetBefore", Scalar.Double, Encoder(Memory("GruBefore", 18)), Decoder("decoder", Memory("GruBefore", 18), Dense(2), Loss(LossKind.MeanAbsoluteError))),
        Of("OwnCells", Scalar.Double, Encoder(Memory("Gru", 5)), Decoder("decoder", Memory("Multiplicative", 5), Memory("Peephole", 6), Dense(2), Loss(LossKind.Huber))),
        Of("Normed", Scalar.Single, Encoder(Memory("Gru", 7)), Decoder("decoder", Memory("Normed", 7), Dense(2), Loss(LossKind.MeanSquaredError))),
        Of("Attending", Scalar.Double, Words(Memory("Gru", 5)), Decoder("decoder", new AttentionLayer("before", Score.Additive), Memory("Lstm", 6, layers: 2, dropout: 0.3), new AttentionLayer("behind", Score.General) { InputFeeding = true }, Dense(3), Loss(LossKind.BinaryCrossEntropy))),
        Of("OnlyAttention", Scalar.Single, Encoder(Memory("Gru", 5)), Decoder("decoder", new AttentionLayer("look", Score.Dot), Memory("Rnn", 5), Loss(LossKind.Huber)) with { Bridge = Bridge.Zero }),
        Of("FedAlone", Scalar.Double, Encoder(Memory("Gru", 5)), Decoder("decoder", Memory("Gru", 5), new AttentionLayer("look", Score.Dot) { InputFeeding = true }, Dense(2), Loss(LossKind.MeanSquaredError))),
        Of("ByNumber", Scalar.Double, Encoder(Memory("Gru", 5), Memory("Lstm", 4, layers: 2, both: true)), Decoder("decoder", Memory("Gru", 5, layers: 2), Memory("Lstm", 8), Dense(2), Loss(LossKind.MeanSquaredError))),
        Of("FromVector", Scalar.Double, Encoder(Dense(5)), Decoder("decoder", Memory("Rnn", 5), Dense(2))),
        Of("FromStack", Scalar.Double, Encoder(Memory("Gru", 5)), Stack("code", ["encoder"], Memory("Rnn", 3, both: true), new ReduceLayer("end", Reduction.Last), Dense(6)), Decoder("decoder", Memory("Lstm", 6), new AttentionLayer("look", Score.General), Dense(2), Loss(LossKind.MeanSquaredError)) with { Start = new(["code"]) }),
        Of(
            "Beside",
            Scalar.Single,
            Words(Memory("Gru", 5)),
            Stack("image", [], new FeaturesLayer("seen", 4, Standardize: true), Dense(3)),
            Stack("code", ["encoder"], new ReduceLayer("mean", Reduction.Mean)),
            Stack("both", ["code", "image"], Dense(18)),
            Decoder("decoder", Memory("Gru", 18), Dense(2), Loss(LossKind.MeanSquaredError)) with { Start = new(["both", "image"]) }),
        Of(
            "Three",
            Scalar.Double,
            Encoder(Memory("Gru", 5)),
            Decoder("past", Memory("Gru", 5), Dense(3), Loss(LossKind.MeanSquaredError)),
            Decoder("kind", new AttentionLayer("look", Score.ScaledDot), Memory("Rnn", 5), Dense(4), Loss(LossKind.CrossEntropy, weight: 2)),
            Decoder("trace", Memory("Lstm", 4)) with { Bridge = Bridge.Dense }),
        Of(
            "StackBehindADecoder",
            Scalar.Double,
            Encoder(Memory("Lstm", 5)),
            Decoder("past", Memory("Lstm", 5), Dense(2), Loss(LossKind.MeanSquaredError)),
            Stack("end", ["encoder"], new ReduceLayer("last", Reduction.Last)),
            Stack("most", ["encoder"], new ReduceLayer("max", Reduction.Max)),
            Stack("both", ["end", "most"], Dense(4)),
            Decoder("future", Memory("Gru", 4), Dense(2), Loss(LossKind.Huber)) with { Start = new(["both"]) }),
        Of("FilmsForward", Scalar.Double, Film(Memory("ConvLstm", 3), Memory("ConvGru", 2)), Decoder("decoder", Memory("ConvLstm", 3), Memory("ConvGru", 2), Conv(1), Loss(LossKind.BinaryCrossEntropy))),
        Of("FilmsApart", Scalar.Single, Film(Memory("ConvGru", 2)), Decoder("decoder", Memory("MixedConv", 2, layers: 2), Conv(2), Loss(LossKind.MeanSquaredError)), Decoder("more", Memory("PeepholeConvLstm", 2), Conv(1), Loss(LossKind.Huber))),
        Of("FilmsBothWays", Scalar.Double, Film(Memory("ConvGru", 2, both: true), Memory("ConvLstm", 2)), Decoder("decoder", Memory("ConvGru", 4), Memory("ConvLstm", 3), Conv(1), Loss(LossKind.MeanSquaredError))),
        Of("FilmToVectors", Scalar.Double, Film(Memory("ConvGru", 2)), Decoder("decoder", Memory("Gru", 7), Dense(2), Loss(LossKind.MeanSquaredError))),
        Of("FilmByStack", Scalar.Double, Film(Memory("ConvGru", 2)), Stack("code", ["encoder"], new ReduceLayer("end", Reduction.Last)), Decoder("decoder", Memory("ConvLstm", 3), Conv(1), Loss(LossKind.MeanSquaredError)) with { Start = new(["code"]) }),
        Of("FilmByTwoStacks", Scalar.Double, Film(Memory("ConvGru", 2)), Stack("code", ["encoder"], new ReduceLayer("end", Reduction.Last)), Stack("most", ["encoder"], new ReduceLayer("max", Reduction.Max)), Decoder("decoder", Memory("Rnn", 4), Dense(2), Loss(LossKind.MeanSquaredError)) with { Start = new(["code", "most"]) }),
        Of("VectorsToFilm", Scalar.Double, Encoder(Memory("Gru", 5)), Own(new FramesLayer("own", 1, 3, 5, 2, 2), Memory("ConvLstm", 3), Conv(2), Loss(LossKind.BinaryCrossEntropy))),
        Of("Hourglass", Scalar.Double, Shrinking(Memory("ConvGru", 3), new PoolLayer("half", 2, Mean: false), Memory("ConvGru", 2)), Decoder("decoder", Memory("ConvGru", 2), new UpsampleLayer("twice", 2), Memory("ConvGru", 3), Conv(1), Loss(LossKind.MeanSquaredError))),
        Of("OwnFrames", Scalar.Double, Film(Memory("ConvLstm", 3)), Own(new FramesLayer("own", 1, 3, 5, 2, 2), Memory("ConvLstm", 3), Conv(2), Loss(LossKind.BinaryCrossEntropy))),
        Of("OwnSteps", Scalar.Single, Encoder(Memory("Gru", 5)), Own(new FeaturesLayer("own", 2, Standardize: false), Memory("Gru", 5), Dense(2), Loss(LossKind.MeanSquaredError))),
        Of("OwnAttending", Scalar.Double, Encoder(Memory("Gru", 5)), Own(new FeaturesLayer("own", 3, Standardize: false), Dense(4), new AttentionLayer("before", Score.Additive), Memory("Lstm", 6, layers: 2), Dense(3), Loss(LossKind.Huber))),
        Of("Transformed", Scalar.Double, Encoder(Memory("Rnn", 6)), Decoder("decoder", Memory("Rnn", 6), new PositionalLayer("places", 40, Learned: true), new SelfAttentionLayer("self", 2, Causal: true, new BlockOptions(Residual: true, Norm.Before, 0)), Loss(LossKind.MeanSquaredError))),
    }.ToDictionary(m => m.Name);

    private static ModelDeclaration Of(string name, Scalar scalar, params StackDeclaration[] stacks) =>
        new(ZooModel.Namespace, name, IsPublic: true, scalar, Generator.Declaration.Initialization.Standard, new(stacks), HasSummary: false);

    private static StackDeclaration Encoder(params LayerDeclaration[] layers) =>
        new("encoder", [], new([new FeaturesLayer("read", Features, Standardize: false), .. layers])) { Role = StackRole.Encoder };

    private static StackDeclaration Film(params LayerDeclaration[] layers) =>
        new("encoder", [], new([new FramesLayer("read", 1, 3, 5, 2, 2), .. layers])) { Role = StackRole.Encoder };

    private static StackDeclaration Shrinking(params LayerDeclaration[] layers) =>
        new("encoder", [], new([new FramesLayer("read", 1, 4, 2, 1, 2), .. layers])) { Role = StackRole.Encoder };

    private static StackDeclaration Words(params LayerDeclaration[] layers) =>
        new("encoder", [], new([new TokensLayer("read", DrivenCase.Vocabulary), new EmbeddingLayer("table", 6), .. layers])) { Role = StackRole.Encoder };

    private static StackDeclaration Stack(string name, string[] from, params LayerDeclaration[] layers) => new(name, new(from), new(layers));

    private static StackDeclaration Decoder(string name, params LayerDeclaration[] layers) =>
        new(name, [], new([new NoInputLayer(name + ".nothing"), .. layers])) { Role = StackRole.Decoder };

    private static StackDeclaration Own(params LayerDeclaration[] layers) => new("decoder", [], new(layers)) { Role = StackRole.Decoder, OwnOutput = true };

    private static ConvLayer Conv(int channels) => new("conv" + s_layers++, channels, 1, 1, 1, Same: true, Activation.None);

    private static DenseLayer Dense(int units) => new("dense" + s_layers++, units, Activation.None);

    private static LossLayer Loss(LossKind kind, double weight = 1) => new("loss" + s_layers++, kind, weight, kind == LossKind.CrossEntropy ? 0.1 : 0, 0.4);

    private static RecurrentLayer Memory(string cell, int units, int layers = 1, bool both = false, double dropout = 0) =>
        new("memory" + s_layers++, (ZooCells.All.TryGetValue(cell, out Generator.Cells.CellDefinition? vectors) ? vectors : ZooCells.Frames[cell]), units, layers, both, Merge.Concat, dropout, Residual: false);
}
