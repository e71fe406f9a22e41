using System.Text.Json;
using SeqGen.Compiler.Tests.Goldens;
using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Goldens;

using Activation = SeqGen.Generator.Declaration.Activation;
using Merge = SeqGen.Generator.Declaration.Merge;

/// <summary>The models that the reference numbers are of; compiled with the zoo.</summary>
internal static class GoldenModels
{
    public static IReadOnlyList<ZooModel> All { get; } =
    [
        .. GoldenCase.All("convlstm").Select(ConvLstm),
        .. Recurrent("lstm", "gru", "rnn", "peephole_lstm", "mlstm"),
        ZooModel.Of("GoldenLayerNorm", new FeaturesLayer("input", 7, Standardize: false), new LayerNormLayer("norm", 1e-5)),
        ZooModel.Of("GoldenEmbedding", new TokensLayer("input", 6), new EmbeddingLayer("embedding", 4)),
        ZooModel.Of("GoldenSoftmax", Softmax),
        ZooModel.Of(
            "GoldenSaturation",
            Scalar.Single,
            new StackDeclaration("x", new([]), new([new FeaturesLayer("input", 1, Standardize: false)])),
            Copy("sigmoid", Activation.Sigmoid),
            Copy("tanh", Activation.Tanh)),
        .. EmittedAttentionGoldenTests.Models,
        Loss("GoldenCrossEntropy", 7, new LossLayer("loss", LossKind.CrossEntropy, 1, 0, 1)),
        Loss("GoldenSmoothedCrossEntropy", 7, new LossLayer("loss", LossKind.CrossEntropy, 1, 0.1, 1)),
        Loss("GoldenMeanSquaredError", 5, new LossLayer("loss", LossKind.MeanSquaredError, 1, 0, 1)),
        Loss("GoldenCtc", 6, new LossLayer("loss", LossKind.Ctc, 1, 0, 1), tokens: 27) with { Steps = 9 },
        Loss("GoldenLongCtc", 8, new LossLayer("loss", LossKind.Ctc, 1, 0, 1), tokens: 80) with { Batch = 2, Steps = 40 },
        Loss("GoldenBinaryCrossEntropy", 5, new LossLayer("loss", LossKind.BinaryCrossEntropy, 1, 0, 1)),
    ];

    /// <summary>The model that the recurrent layer of a case is.</summary>
    public static ZooModel Of(GoldenCase golden, string file)
    {
        string cell = file switch
        {
            "lstm" => "Lstm",
            "gru" => "Gru",
            "peephole_lstm" => "Peephole",
            "mlstm" => "Multiplicative",
            _ => golden.Meta.GetProperty("cell").GetString() == "relu" ? "ReluRnn" : "Rnn",
        };
        (int input, int units, int layers) = (Size(golden, "I"), Size(golden, "H"), Size(golden, "layers"));
        bool both = golden.Meta.TryGetProperty("bidirectional", out JsonElement flag) && flag.GetBoolean();
        return ZooModel.Of(
            $"Golden{cell}{input}x{units}x{layers}{(both ? "Both" : "")}",
            new FeaturesLayer("input", input, Standardize: false),
            new RecurrentLayer("memory", ZooCells.All[cell], units, layers, both, Merge.Concat, 0, Residual: false)) with
        {
            Batch = Size(golden, "B"),
            Steps = Size(golden, "T"),
        };
    }

    /// <summary>The model that a case over frames is of.</summary>
    public static ZooModel ConvLstm(GoldenCase golden)
    {
        int[] x = golden.Shape("inputs", "x"), y = golden.Shape("outputs", "y");
        bool peepholes = golden.Meta.GetProperty("peephole").GetBoolean();
        return ZooModel.Of(
            $"Golden{(peepholes ? "Peephole" : "")}ConvLstm{x[2]}x{y[2]}",
            new FramesLayer("input", 1, x[3], x[4], x[2], 2),
            new RecurrentLayer("memory", ZooCells.Frames[peepholes ? "PeepholeConvLstm" : "ConvLstm"], y[2], 1, false, Merge.Concat, 0, Residual: false) { Kernel = golden.Meta.GetProperty("kernel").GetInt32() }) with
        {
            Steps = x[0],
            Batch = x[1],
        };
    }

    private static int Size(GoldenCase golden, string key) => golden.Meta.TryGetProperty(key, out JsonElement value) ? value.GetInt32() : 1;

    private static IEnumerable<ZooModel> Recurrent(params string[] files) =>
        files.SelectMany(file => GoldenCase.All(file).Select(golden => Of(golden, file))).DistinctBy(m => m.Name);

    private static ModelGraph Softmax()
    {
        SeqGen.Compiler.Tests.Zoo.ModelZoo zoo = new();
        Node x = zoo.Builder.Exp(zoo.Builder.Input(9, Domain.Row));
        return zoo.Build(zoo.Builder.Divide(x, zoo.Builder.SumUnits(x)));
    }

    /// <summary>A unit of weight 1 on x.</summary>
    private static StackDeclaration Copy(string name, Activation activation) => new(name, new(["x"]), new([new DenseLayer(name, 1, activation)]));

    /// <summary>A loss on the rows of an embedding, so that the table's gradient is that of the loss.</summary>
    private static ZooModel Loss(string name, int width, LossLayer loss, int tokens = 12) =>
        ZooModel.Of(name, new TokensLayer("input", tokens), new EmbeddingLayer("embedding", width), loss);
}
