using SeqGen.Generator.Declaration;

namespace SeqGen.Tests.Zoo;

using Activation = SeqGen.Generator.Declaration.Activation;
using Merge = SeqGen.Generator.Declaration.Merge;
using Norm = SeqGen.Generator.Declaration.Norm;

/// <summary>Models with attention within a sequence: heads that fill vectors and that do not, one step, one sequence, sequences of more than a strip.</summary>
internal static class AttentionModels
{
    private static readonly BlockOptions s_bare = new(Residual: false, Norm.None, 0), s_before = new(Residual: true, Norm.Before, 0), s_after = new(Residual: true, Norm.After, 0);

    public static IEnumerable<ZooModel> All { get; } =
    [
        ZooModel.Of("CausalBlocks", X(6), Dense(12), Positions(learned: false), Attention(3, true, s_before), Dense2(20, s_before with { Dropout = 0.3 }), new LayerNormLayer("norm", 0.1), Dense(4, "head"), Loss(LossKind.CrossEntropy)) with { Ragged = true },
        ZooModel.Of("RotaryBlocks", X(6), Dense(12), Turning(), Attention(3, true, s_before), Attention(3, true, s_after, "again"), Dense(4, "head"), Loss(LossKind.CrossEntropy)) with { Ragged = true },
        ZooModel.Of("RotaryWideHead", X(34), Turning(), Attention(1, false, s_bare), Dense(2)) with { Batch = 2, Steps = 27, Ragged = true },
        ZooModel.Of("CausalMemory", X(5), Positions(learned: true), Memory(6) with { Bidirectional = false }, Attention(2, true, s_before), new ReduceLayer("reduce", Reduction.Last), Dense(2)) with { Ragged = true, Steps = 8 },
        ZooModel.Of("DoubleCausal", Scalar.Double, new StackDeclaration("", [], new([X(20), Turning(), Attention(2, true, s_bare), Dense(3), Loss(LossKind.CrossEntropy)]))) with { Steps = 19, Batch = 2 },
        ZooModel.Of("PositionsAlone", new TokensLayer("input", 9), new EmbeddingLayer("embedding", 5), Positions(learned: false), Dense(3)),
        ZooModel.Of("PostNormEncoder", new TokensLayer("input", 9), new EmbeddingLayer("embedding", 10), Positions(learned: true), Attention(2, false, s_after with { Dropout = 0.2 }), Dense2(7, s_after, Activation.Tanh), new ReduceLayer("reduce", Reduction.Mean), Dense(3), Loss(LossKind.CrossEntropy)) with { Batch = 7, Ragged = true },
        ZooModel.Of("AttentionAlone", X(5), Attention(1, false, s_bare)) with { Batch = 2, Steps = 7 },
        ZooModel.Of("AttentionOfOneStep", X(32), Attention(2, true, s_bare), Dense(2)) with { Steps = 1 },
        ZooModel.Of("AttentionOfOneSequence", X(16), Attention(1, true, s_bare), Dense(2), Loss(LossKind.Huber)) with { Batch = 1, Steps = 4 },
        ZooModel.Of("LongAttention", X(4), Attention(2, false, s_bare), Dense(1)) with { Batch = 2, Steps = 61, Ragged = true },
        ZooModel.Of("LongCausalAttention", X(34), Attention(2, true, s_bare), Dense(1)) with { Batch = 2, Steps = 53, Ragged = true },
        ZooModel.Of("DroppedCausal", X(6), Dense(12), Attention(3, true, s_before) with { WeightDropout = 0.4 }, Dense(4, "head"), Loss(LossKind.CrossEntropy)) with { Steps = 9, Ragged = true },
        ZooModel.Of("DroppedBoth", X(34), Attention(2, false, s_bare) with { WeightDropout = 0.2 }, new DropoutLayer("dropout", 0.3), Dense(2), Loss(LossKind.MeanSquaredError)) with { Batch = 2, Steps = 35, Ragged = true },
        ZooModel.Of("AttentionOverBoth", X(5), Memory(6), Attention(4, false, s_before), new ReduceLayer("reduce", Reduction.Last), Dense(2)) with { Ragged = true },
        ZooModel.Of("AttentionOverSum", X(5), Memory(6) with { Merge = Merge.Sum }, Attention(2, true, s_before), new ReduceLayer("reduce", Reduction.Last), Dense(2)) with { Ragged = true },
        ZooModel.Of("PoolOverBoth", X(5), Memory(7), new AttentionPoolLayer("pool", 9), Dense(3), Loss(LossKind.CrossEntropy)) with { Ragged = true },
        ZooModel.Of("PoolOfOneSequence", X(17), Memory(16) with { Bidirectional = false }, new AttentionPoolLayer("pool", 16), Dense(2)) with { Batch = 1, Steps = 9 },
        ZooModel.Of("PoolOfInput", X(3), new AttentionPoolLayer("pool", 4)) with { Steps = 31, Ragged = true },
        ZooModel.Of("FeedForwardOfVector", X(5), new ReduceLayer("reduce", Reduction.Max), Dense2(18, s_before), Dense(2)) with { Ragged = true },
        ZooModel.Of(
            "DoubleTransformer",
            Scalar.Double,
            new StackDeclaration("", [], new([X(9), Positions(learned: true), Attention(3, true, s_before), Dense2(11, s_before), new AttentionPoolLayer("pool", 5), Dense(3), Loss(LossKind.CrossEntropy)]))) with { Ragged = true, Steps = 6 },
    ];

    private static FeaturesLayer X(int width) => new("input", width, Standardize: false);

    private static PositionalLayer Positions(bool learned) => new("positions", 140, learned);

    private static PositionalLayer Turning() => new("positions", 140, Learned: false, Rotary: true);

    private static SelfAttentionLayer Attention(int heads, bool causal, BlockOptions block, string name = "attention") => new(name, heads, causal, block);

    private static FeedForwardLayer Dense2(int units, BlockOptions block, Activation activation = Activation.Relu) => new("dense", units, activation, block);

    private static RecurrentLayer Memory(int units) => new("memory", ZooCells.All["Gru"], units, 1, true, Merge.Concat, 0, Residual: false);

    private static DenseLayer Dense(int units, string name = "linear") => new(name, units, Activation.None);

    private static LossLayer Loss(LossKind kind) => new("loss", kind, 1, 0, 1);
}
