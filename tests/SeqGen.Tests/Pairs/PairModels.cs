using SeqGen.Generator.Declaration;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Pairs;

using Activation = SeqGen.Generator.Declaration.Activation;
using Bridge = SeqGen.Generator.Declaration.Bridge;
using Merge = SeqGen.Generator.Declaration.Merge;
using Norm = SeqGen.Generator.Declaration.Norm;
using Score = SeqGen.Generator.Declaration.Score;

/// <summary>Encoders and decoders of each kind: scores, attention behind and inside the recurrence, bridges, several layers, transformers.</summary>
internal static class PairModels
{
    /// <summary>Tokens of the source.</summary>
    public const int SourceTokens = 9;

    /// <summary>Tokens of the target; 0 starts, 1 ends.</summary>
    public const int TargetTokens = 7;

    /// <summary>Values of a source that is not tokens.</summary>
    public const int Features = 3;

    private static readonly BlockOptions s_block = new(Residual: true, Norm.Before, 0);

    public static IReadOnlyDictionary<string, ModelDeclaration> All { get; } = new[]
    {
        Of("NoAttention", Scalar.Double, Words(Memory("Gru", 5)), Bridge.Copy, Memory("Gru", 5)),
        Of("LuongDot", Scalar.Double, Words(Memory("Gru", 3, both: true)), Bridge.Copy, Memory("Gru", 6), new AttentionLayer("attention", Score.Dot)),
        Of("LuongScaled", Scalar.Double, Words(Memory("Lstm", 18)), Bridge.Dense, Memory("Lstm", 18), new AttentionLayer("attention", Score.ScaledDot)),
        Of("LuongGeneral", Scalar.Double, Numbers(Memory("Lstm", 5, layers: 2, both: true)), Bridge.Copy, Memory("Gru", 4), new AttentionLayer("attention", Score.General)),
        Of("InsideDot", Scalar.Double, Numbers(Memory("Gru", 5)), Bridge.Copy, new AttentionLayer("attention", Score.Dot), Memory("Gru", 5)),
        Of("InsideGeneral", Scalar.Double, Words(Memory("Gru", 4, both: true)), Bridge.Copy, new AttentionLayer("attention", Score.General), Memory("Lstm", 5, layers: 2)),
        Of("InsideAdditive", Scalar.Double, Words(Memory("Gru", 4, both: true)), Bridge.Copy, new AttentionLayer("attention", Score.Additive), Memory("Gru", 8)),
        Of("BehindAdditive", Scalar.Double, Numbers(Memory("Lstm", 5)), Bridge.Copy, Memory("Lstm", 5), new AttentionLayer("attention", Score.Additive, 19)),
        Of("SingleAdditive", Scalar.Single, Numbers(Memory("Gru", 7)), Bridge.Dense, new AttentionLayer("attention", Score.Additive, 5), Memory("Gru", 9)),
        Of("InsideConcat", Scalar.Double, Words(Memory("Gru", 4, both: true)), Bridge.Copy, new AttentionLayer("attention", Score.Concat, 5), Memory("Lstm", 8)),
        Of("BehindConcat", Scalar.Single, Numbers(Memory("Lstm", 5)), Bridge.Copy, Memory("Lstm", 17), new AttentionLayer("attention", Score.Concat)),
        Of("Feeding", Scalar.Double, Words(Memory("Gru", 5)), Bridge.Copy, Memory("Lstm", 5, layers: 2), new AttentionLayer("attention", Score.General) { InputFeeding = true }),
        Of("FeedingBoth", Scalar.Single, Numbers(Memory("Gru", 9)), Bridge.Dense, new AttentionLayer("before", Score.Dot), Memory("Gru", 9), new AttentionLayer("attention", Score.Concat, 5) { InputFeeding = true, Block = s_block }, new AttentionLayer("again", Score.General) { InputFeeding = true }),
        Of("CrossHeads", Scalar.Double, Words(Memory("Gru", 4, both: true)), Bridge.Dense, Memory("Gru", 6), new AttentionLayer("attention", Score.ScaledDot) { Heads = 2, Block = s_block }),
        Of("CrossInside", Scalar.Single, Numbers(Memory("Gru", 9)), Bridge.Copy, new AttentionLayer("attention", Score.Dot) { Heads = 3 }, Memory("Gru", 9)),
        Of("DroppedWeights", Scalar.Double, Words(Memory("Gru", 5)), Bridge.Copy, new AttentionLayer("attention", Score.Additive) { Dropout = 0.4 }, Memory("Gru", 5), new AttentionLayer("again", Score.ScaledDot) { Heads = 5, Dropout = 0.3 }),
        Of("Window", Scalar.Double, Words(Memory("Gru", 5)), Bridge.Copy, new AttentionLayer("attention", Score.General) { Window = 2 }, Memory("Gru", 7), new AttentionLayer("again", Score.Concat, 17) { Window = 1 }),
        Of("Coverage", Scalar.Double, Words(Memory("Gru", 5)), Bridge.Copy, new AttentionLayer("attention", Score.Additive) { Coverage = true, Longest = 33 }, Memory("Lstm", 7)),
        Of("Location", Scalar.Double, Numbers(Memory("Gru", 5)), Bridge.Copy, new AttentionLayer("attention", Score.Location, 17) { Longest = 33, Kernel = 5 }, Memory("Gru", 7)),
        Of("LocationBehind", Scalar.Single, Numbers(Memory("Gru", 5)), Bridge.Copy, Memory("Gru", 9), new AttentionLayer("attention", Score.Location) { Longest = 32, Kernel = 3, Window = 3, Dropout = 0.2, InputFeeding = true }),
        Sampled(Of("Sampled", Scalar.Double, Words(Memory("Gru", 5)), Bridge.Copy, new AttentionLayer("attention", Score.Dot), Memory("Gru", 5)), 0.5),
        Sampled(Of("SampledFeeding", Scalar.Single, Words(Memory("Gru", 5)), Bridge.Dense, Memory("Lstm", 7), new AttentionLayer("attention", Score.General) { InputFeeding = true, Dropout = 0.2 }), 0.3),
        Of("FromFeatures", Scalar.Double, Numbers(new DenseLayer("squeeze", 5, Activation.Tanh)), Bridge.Copy, Memory("Gru", 5, layers: 2)),
        Of("FromToken", Scalar.Single, Words(), Bridge.Dense, Memory("Lstm", 18)),
        Of("FromMean", Scalar.Double, Numbers(Memory("Gru", 4, both: true), new ReduceLayer("mean", Reduction.Mean)), Bridge.Copy, Memory("Lstm", 8)),
        Of("FromZero", Scalar.Double, Numbers(Memory("Rnn", 4)), Bridge.Zero, Memory("Rnn", 4), new AttentionLayer("attention", Score.Dot)),
        Of(
            "Transformer",
            Scalar.Double,
            Words(new PositionalLayer("places", 40, Learned: true), new SelfAttentionLayer("look", 2, Causal: false, s_block), new FeedForwardLayer("think", 7, Activation.Relu, s_block)),
            Bridge.Copy,
            new PositionalLayer("positions", 40, Learned: false),
            new SelfAttentionLayer("self", 3, Causal: true, s_block),
            new AttentionLayer("attention", Score.ScaledDot)),
        Started(Of("FromStack", Scalar.Double, Words(Memory("Gru", 5)), Bridge.Copy, Memory("Gru", 6), new AttentionLayer("attention", Score.General)), new ReduceLayer("end", Reduction.Last), new DenseLayer("code.dense", 6, Activation.Tanh)),
        Started(Of("FromPooledStack", Scalar.Single, Numbers(Memory("Gru", 4)), Bridge.Copy, new AttentionLayer("attention", Score.Additive), Memory("Lstm", 9, layers: 2)), Memory("Rnn", 3, both: true), new AttentionPoolLayer("pool", 4)),
        Of("SingleInside", Scalar.Single, Words(Memory("Gru", 9, both: true)), Bridge.Copy, new AttentionLayer("attention", Score.General), Memory("Gru", 18), new AttentionLayer("again", Score.Dot)),
    }.ToDictionary(m => m.Name);

    /// <summary>One of these, or of the random ones.</summary>
    public static ModelDeclaration Find(string name) => All.TryGetValue(name, out ModelDeclaration? model) ? model : RandomPairs.Declarations[name];

    /// <summary>Names of the layers that attend to the source.</summary>
    public static IEnumerable<string> AttentionsOf(ModelDeclaration model) => model.Decoders.First().Layers.OfType<AttentionLayer>().Select(l => l.Name);

    private static ModelDeclaration Of(string name, Scalar scalar, LayerDeclaration[] encoder, Bridge bridge, params LayerDeclaration[] decoder) => new(
        ZooModel.Namespace,
        name,
        IsPublic: true,
        scalar,
        Generator.Declaration.Initialization.Standard,
        new(
        [
            new StackDeclaration("encoder", [], new(encoder)) { Role = StackRole.Encoder },
            new StackDeclaration(
                "decoder",
                [],
                new(
                [
                    new TokensLayer("written", TargetTokens, 0, 1),
                    new EmbeddingLayer("target", 6),
                    .. decoder,
                    new DenseLayer("head", TargetTokens, Activation.None),
                    new LossLayer("loss", LossKind.CrossEntropy, 1, 0.1, 1),
                ])) { Role = StackRole.Decoder, Bridge = bridge },
        ]),
        HasSummary: false);

    /// <summary>The decoder starts from a stack behind the encoder.</summary>
    private static ModelDeclaration Started(ModelDeclaration model, params LayerDeclaration[] code) =>
        model with { Stacks = new([model.Stacks[0], new StackDeclaration("code", new(["encoder"]), new(code)), model.Stacks[1] with { Start = new(["code"]) }]) };

    private static ModelDeclaration Sampled(ModelDeclaration model, double rate) =>
        model with { Stacks = new([model.Stacks[0], model.Stacks[1] with { ScheduledSampling = rate }]) };

    private static LayerDeclaration[] Words(params LayerDeclaration[] layers) => [new TokensLayer("read", SourceTokens), new EmbeddingLayer("source", 6), .. layers];

    private static LayerDeclaration[] Numbers(params LayerDeclaration[] layers) => [new FeaturesLayer("read", Features, Standardize: false), .. layers];

    private static int s_layers;

    private static RecurrentLayer Memory(string cell, int units, int layers = 1, bool both = false) =>
        new("memory" + (char)('a' + (s_layers++ % 26)), ZooCells.All[cell], units, layers, both, Merge.Concat, 0, Residual: false);
}
