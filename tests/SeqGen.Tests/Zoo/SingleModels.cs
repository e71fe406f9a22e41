using SeqGen.Generator.Declaration;

namespace SeqGen.Tests.Zoo;

using Activation = SeqGen.Generator.Declaration.Activation;
using Merge = SeqGen.Generator.Declaration.Merge;

/// <summary>Models with one thing of their own: cells, large sizes, several stacks, joins, decoders, double precision.</summary>
internal static class SingleModels
{
    public static IEnumerable<ZooModel> All { get; } =
    [
        ZooModel.Of("Lstm64", X(64), Memory("Lstm", 64), Dense(10), Loss(LossKind.CrossEntropy)) with { Batch = 8, Steps = 4 },
        ZooModel.Of("WeightsBeyondCache", X(3), Memory("Lstm", 272), Dense(2), Loss(LossKind.MeanSquaredError)) with { Batch = 13, Steps = 2, Ragged = true },
        ZooModel.Of("ManyOutputs", X(3), Memory("Rnn", 5), Dense(4200), Loss(LossKind.CrossEntropy)) with { Batch = 3, Steps = 2, Ragged = true },
        ZooModel.Of("Gru100", X(3), Memory("Gru", 100, bidirectional: true), Reduce(Reduction.Last), Dense(2), Loss(LossKind.Huber)) with { Ragged = true },
        ZooModel.Of("GruBefore64", X(17), Memory("GruBefore", 64), Dense(1), Loss(LossKind.MeanSquaredError)) with { Batch = 2, Ragged = true },
        ZooModel.Of("Rnn100", X(100), Memory("Rnn", 100, layers: 2), Dense(3), Loss(LossKind.BinaryCrossEntropy)) with { Batch = 1, Steps = 3 },
        ZooModel.Of("Wide64", X(5), Memory("Wide", 64), Reduce(Reduction.Mean), Dense(2)) with { Steps = 3 },
        ZooModel.Of("Normed100", X(5), Memory("Normed", 100), Reduce(Reduction.Max), Dense(2)) with { Batch = 2, Steps = 3 },
        ZooModel.Of("Bare", X(5), Memory("Bare", 20), Dense(3), Loss(LossKind.MeanSquaredError)) with { Batch = 7, Ragged = true },
        ZooModel.Of("BareLayers", X(5), Memory("Bare", 33, layers: 2, bidirectional: true), Reduce(Reduction.Last), Dense(2)) with { Ragged = true },
        ZooModel.Of("BareAlone", X(4), Memory("Bare", 6)),
        ZooModel.Of("Multiplicative", X(5), Memory("Multiplicative", 20, layers: 2), Dense(3), Loss(LossKind.CrossEntropy)) with { Ragged = true },
        ZooModel.Of("Autoencoder", X(6), Memory("Gru", 20), Reduce(Reduction.Last), new RepeatLayer("repeat"), Memory("Lstm", 12, name: "decoder"), Dense(6), Loss(LossKind.MeanSquaredError)) with { Ragged = true },
        ZooModel.Of("OneToMany", new TokensLayer("input", 5), new EmbeddingLayer("embedding", 4), new RepeatLayer("repeat"), Memory("Gru", 9), Dense(2), Loss(LossKind.MeanAbsoluteError)),
        ZooModel.Of("GeluAndSilu", X(7), Dense(20, Activation.Gelu, "first"), Dense(18, Activation.Silu, "second"), Dense(3), Loss(LossKind.CrossEntropy)) with { Ragged = true },
        ZooModel.Of("PlainDense", X(7), Dense(20, Activation.Relu, "first"), Dense(3), Loss(LossKind.CrossEntropy)) with { Ragged = true },
        ZooModel.Of("Labels", X(5), Memory("Gru", 12, bidirectional: true), Dense(9), Loss(LossKind.Ctc)) with { Batch = 6, Steps = 11, Ragged = true },
        ZooModel.Of("LabelsOfTwo", X(4), Memory("Lstm", 6), Dense(2), Loss(LossKind.Ctc, weight: 0.5) with { Blank = 1 }) with { Steps = 9, Ragged = true },
        ZooModel.Of("DenseOfSequence", X(7), Reduce(Reduction.Mean), Dense(3), Loss(LossKind.MeanSquaredError)) with { Ragged = true },
        ZooModel.Of("BothDirectionsBare", X(4), Memory("Lstm", 20, bidirectional: true)) with { Ragged = true },
        ZooModel.Of("BothDirectionsBareWithLoss", X(4), Memory("Gru", 5, bidirectional: true), Loss(LossKind.CrossEntropy)) with { Ragged = true },
        ZooModel.Of("ResidualBoth", X(8), Memory("Lstm", 4, layers: 2, bidirectional: true, residual: true), Dense(2)) with { Ragged = true },
        ZooModel.Of("DropoutBoth", X(8), Memory("Lstm", 5, layers: 2, bidirectional: true, dropout: 0.5), new DropoutLayer("dropout", 0.5), Reduce(Reduction.Last), new DropoutLayer("dropout2", 0.2), Dense(2)) with { Ragged = true },
        ZooModel.Of("NormBoth", X(8), new LayerNormLayer("before", 0.1), Memory("Gru", 5, bidirectional: true), new LayerNormLayer("norm", 0.1), new DropoutLayer("dropout", 0.5), Reduce(Reduction.Max), new LayerNormLayer("after", 0.1), Dense(2)) with { Ragged = true },
        ZooModel.Of("NamedResidual", X(8), Memory("Gru", 4, bidirectional: true, name: "both"), Dense(5, Activation.Tanh, "narrow"), Dense(8, Activation.Relu, "wide") with { Residual = "both" }, Dense(8, name: "third") with { Residual = "input" }, Reduce(Reduction.Last), Dense(8, Activation.Tanh) with { Residual = "reduce" }) with { Ragged = true },
        ZooModel.Of("ResidualOverLayers", X(5), Dense(18, name: "first"), Memory("Lstm", 7), Dense(18, name: "second") with { Residual = "first" }, Memory("Rnn", 3, name: "upper"), Dense(18) with { Residual = "second" }, Loss(LossKind.CrossEntropy)) with { Ragged = true },
        ZooModel.Of("EmbeddingAlone", new TokensLayer("input", 5), new EmbeddingLayer("embedding", 4)),
        ZooModel.Of("InputAlone", X(3)),
        ZooModel.Of("LastOfInput", X(3), Reduce(Reduction.Last)) with { Ragged = true },
        Stacks(
            "TwoHeads",
            Scalar.Single,
            Stack("trunk", "", X(6), Memory("Gru", 18)),
            Stack("kind", "trunk", Reduce(Reduction.Last), Dense(5), Loss(LossKind.CrossEntropy)),
            Stack("place", "trunk", Dense(2, name: "head2"), Loss(LossKind.MeanSquaredError, weight: 0.1))) with { Ragged = true },
        Stacks(
            "LossInTrunk",
            Scalar.Single,
            Stack("trunk", "", X(6), Memory("Lstm", 7), Dense(3), Loss(LossKind.MeanSquaredError)),
            Stack("upper", "trunk", Memory("Rnn", 5, name: "second"), Dense(2, name: "head2"), Loss(LossKind.CrossEntropy))) with { Ragged = true },
        Stacks(
            "Joined",
            Scalar.Single,
            Stack("a", "", X(6, "left"), Memory("Gru", 10, name: "one", bidirectional: true)),
            Stack("b", "", new TokensLayer("right", 7), new EmbeddingLayer("embedding", 3)),
            Stack("c", "b", Memory("Lstm", 8, name: "two"), Reduce(Reduction.Last)),
            Stack("head", "a, b, c", Memory("Rnn", 6, name: "three"), Dense(2), Loss(LossKind.MeanSquaredError))) with { Ragged = true },
        Stacks(
            "JoinedTwice",
            Scalar.Single,
            Stack("x", "", X(6)),
            Stack("a", "x", Dense(5, Activation.Tanh, "first")),
            Stack("b", "x, a", Dense(4, name: "second")),
            Stack("c", "b, a, x", Memory("Gru", 3), Dense(2)),
            Stack("d", "a, a", Dense(2, name: "twice"))) with { Batch = 2 },
        Stacks(
            "DoubleLabels",
            Scalar.Double,
            Stack("trunk", "", X(5), Memory("Rnn", 8)),
            Stack("first", "trunk", Dense(4), Loss(LossKind.Ctc)),
            Stack("second", "trunk", Dense(20, name: "head2"), Loss(LossKind.Ctc, weight: 2) with { Blank = 19 })) with { Steps = 7, Ragged = true },
        Stacks(
            "DoubleLstm",
            Scalar.Double,
            Stack("", "", X(5), Memory("Lstm", 20, layers: 2, bidirectional: true), new LayerNormLayer("norm", 1e-5), Dense(3), Loss(LossKind.CrossEntropy))) with { Ragged = true },
        Stacks(
            "DoubleOdd",
            Scalar.Double,
            Stack("", "", new TokensLayer("input", 5), new EmbeddingLayer("embedding", 9), Memory("Odd", 11, dropout: 0.3, layers: 2), Reduce(Reduction.Max), Dense(3), Loss(LossKind.Huber))) with { Batch = 7 },
    ];

    private static ZooModel Stacks(string name, Scalar scalar, params StackDeclaration[] stacks) => ZooModel.Of(name, scalar, stacks);

    private static StackDeclaration Stack(string name, string from, params LayerDeclaration[] layers) =>
        new(name, new(from.Length == 0 ? [] : from.Split(", ")), new(layers));

    private static FeaturesLayer X(int width, string name = "input") => new(name, width, Standardize: false);

    private static RecurrentLayer Memory(string cell, int units, int layers = 1, bool bidirectional = false, double dropout = 0, bool residual = false, string name = "memory") =>
        new(name, ZooCells.All[cell], units, layers, bidirectional, Merge.Concat, dropout, residual);

    private static DenseLayer Dense(int units, Activation activation = Activation.None, string name = "head") => new(name, units, activation);

    private static ReduceLayer Reduce(Reduction reduction) => new("reduce", reduction);

    private static LossLayer Loss(LossKind kind, double weight = 1) => new("loss", kind, weight, 0, 1);
}
