using SeqGen.Generator.Declaration;

namespace SeqGen.Tests.Zoo;

using Activation = SeqGen.Generator.Declaration.Activation;
using Merge = SeqGen.Generator.Declaration.Merge;
using Per = SeqGen.Generator.Declaration.Per;

/// <summary>Models over frames: odd sizes, kernels of 1, 3, 5 and 1 by 3, even frames, one channel, stride and dilation, one and three directions.</summary>
internal static class FrameModels
{
    public static IEnumerable<ZooModel> All { get; } =
    [
        ZooModel.Of("ConvAlone", Frames(4, 5, 2), Conv(3, 3)),
        ZooModel.Of("ConvOfOneChannel", Frames(5, 5, 1), Conv(1, 5, Activation.Tanh), Loss(LossKind.MeanSquaredError)) with { Ragged = true },
        ZooModel.Of("ConvToVectors", Frames(6, 7, 3), Conv(16, 3), Conv(32, 3, name: "second"), Conv(64, 1, name: "third"), Loss(LossKind.BinaryCrossEntropy)) with { Batch = 2, Steps = 3, OneSided = true },
        ZooModel.Of("ConvOneByThree", Frames(4, 6, 2), Conv(5, 3) with { Kernel = new(3) { Height = 1 } }, Conv(2, 3, name: "down") with { Kernel = new(3) { Width = 1 } }),
        ZooModel.Of("ConvStride", Frames(7, 8, 2), Conv(16, 3) with { Stride = 2 }, Conv(4, 3, name: "again") with { Stride = 3, Same = false }, Loss(LossKind.MeanSquaredError)) with { Ragged = true },
        ZooModel.Of("ConvDilation", Frames(7, 9, 2), Conv(3, 3) with { Dilation = 2 }, Conv(2, 3, name: "again") with { Dilation = 3, Stride = 2 }, Loss(LossKind.MeanSquaredError)),
        ZooModel.Of("ConvEvenInside", Frames(6, 6, 2), Conv(3, 2) with { Same = false }, Conv(2, 4, name: "again") with { Same = false, Stride = 2 }),
        ZooModel.Of("Signals", new FramesLayer("input", 1, 1, 9, 2, 1), Conv(3, 5), Memory("ConvGru", 4), new PoolLayer("pool", 3, Mean: false), Conv(2, 1, name: "head"), Loss(LossKind.Huber)) with { Ragged = true },
        ZooModel.Of("Volumes", new FramesLayer("input", 3, 4, 5, 1, 3), Conv(2, 3), Memory("ConvLstm", 3), Conv(1, 3, name: "head") with { Stride = 2 }, Loss(LossKind.MeanSquaredError)) with { Batch = 2, Steps = 3, OneSided = true },
        ZooModel.Of("ConvLstmOdd", Frames(4, 5, 1), Memory("ConvLstm", 2), Conv(1, 1, name: "head"), Loss(LossKind.BinaryCrossEntropy)) with { Ragged = true },
        ZooModel.Of("ConvLstm16", Frames(6, 6, 3), Memory("ConvLstm", 16) with { Kernel = 5, StateKernel = 3 }, Conv(3, 1, name: "head"), Loss(LossKind.MeanSquaredError)) with { Batch = 2, Steps = 3, OneSided = true },
        ZooModel.Of("ConvLstmAlone", Frames(3, 4, 2), Memory("ConvLstm", 3)) with { Ragged = true },
        ZooModel.Of("ConvLstmOneByThree", Frames(3, 5, 2), Memory("ConvLstm", 4) with { Kernel = new(3) { Height = 1 }, StateKernel = new(0) { Width = 5 } }, Conv(2, 1, name: "head"), Loss(LossKind.MeanSquaredError)),
        ZooModel.Of("ConvLstmStateKernel1", Frames(4, 4, 2), Memory("ConvLstm", 5) with { Kernel = 3, StateKernel = 1 }, Conv(2, 3, name: "head"), Loss(LossKind.MeanSquaredError)),
        ZooModel.Of("ConvLstmLayers", Frames(4, 4, 1), Memory("ConvLstm", 3) with { Layers = 2, Dropout = 0.3 }, new ReduceLayer("reduce", Reduction.Last), new FlattenLayer("flatten"), Dense(3), Loss(LossKind.CrossEntropy)) with { Ragged = true, OneSided = true },
        ZooModel.Of("PeepholeConvLstm", Frames(3, 5, 2), Memory("PeepholeConvLstm", 2), Loss(LossKind.MeanSquaredError)) with { Ragged = true },
        ZooModel.Of("ChannelPeepholeConvLstm", Frames(4, 3, 1), Memory("ChannelPeepholeConvLstm", 3), Loss(LossKind.MeanSquaredError)) with { Ragged = true },
        ZooModel.Of("ConvGruBefore", Frames(5, 3, 2), Memory("ConvGruBefore", 3), Conv(1, 3, name: "head"), Loss(LossKind.MeanSquaredError)) with { Ragged = true },
        ZooModel.Of("ConvBothDirections", Frames(3, 3, 2), Memory("ConvGru", 3) with { Bidirectional = true }, Conv(2, 3, name: "head"), Loss(LossKind.MeanSquaredError)) with { Ragged = true },
        ZooModel.Of("ConvBothDirectionsLast", Frames(3, 3, 2), Memory("ConvLstm", 2) with { Bidirectional = true }, new ReduceLayer("reduce", Reduction.Last), new FlattenLayer("flatten"), Dense(2), Loss(LossKind.CrossEntropy)) with { Ragged = true },
        ZooModel.Of("ConvResidualSum", Frames(3, 4, 3), Memory("ConvGru", 3) with { Bidirectional = true, Merge = Merge.Sum, Residual = true }, Loss(LossKind.MeanSquaredError)) with { Ragged = true },
        ZooModel.Of("NormedConv", Frames(3, 4, 2), Memory("NormedConv", 3), Conv(1, 1, name: "head"), Loss(LossKind.MeanSquaredError)) with { Ragged = true },
        ZooModel.Of("MixedConv", Frames(3, 4, 2), Memory("MixedConv", 4), Loss(LossKind.MeanSquaredError)),
        ZooModel.Of("Patches", Frames(4, 6, 1), new PatchLayer("patch", 2, Back: false), Memory("ConvLstm", 3), Conv(4, 1, name: "head"), new PatchLayer("unpatch", 2, Back: true), Loss(LossKind.BinaryCrossEntropy)) with { Ragged = true },
        ZooModel.Of("PatchesOfChannels", Frames(4, 4, 3), new PatchLayer("patch", 2, Back: false), new PatchLayer("unpatch", 2, Back: true), Conv(2, 3)),
        ZooModel.Of("ConvBeside", Frames(3, 4, 2), Memory("ConvLstm", 2), Memory("ConvGru", 3) with { Name = "upper" }, Conv(4, 1, name: "head") with { Beside = new(["memory", "input"]) }, Loss(LossKind.MeanSquaredError)) with { Ragged = true },
        ZooModel.Of("Pools", Frames(4, 6, 2), Conv(3, 3), new PoolLayer("mean", 2, Mean: true), Conv(3, 3, name: "second"), new UpsampleLayer("up", 2), new PoolLayer("max", 2, Mean: false), Loss(LossKind.MeanSquaredError)),
        ZooModel.Of("GroupNorms", Frames(3, 4, 4), Conv(6, 3), new GroupNormLayer("groups", 3, 0.1), Conv(4, 3, name: "second"), new LayerNormLayer("norm", 0.1), new DropoutLayer("dropout", 0.3), Loss(LossKind.MeanSquaredError)) with { Batch = 2 },
        ZooModel.Of("FlattenedDense", Frames(3, 2, 2), new FlattenLayer("flatten"), Dense(4, "dense"), new RecurrentLayer("memory", ZooCells.All["Gru"], 5, 1, false, Merge.Concat, 0, Residual: false), Dense(2), Loss(LossKind.CrossEntropy)) with { Ragged = true },
        ZooModel.Of("MaxOverTime", Frames(3, 3, 2), Conv(3, 3), new ReduceLayer("reduce", Reduction.Max), new FlattenLayer("flatten"), Dense(2)) with { Ragged = true },
        ZooModel.Of("OneFrameRepeated", Frames(3, 3, 1), Conv(2, 3), new RepeatLayer("repeat"), Memory("ConvLstm", 2), Loss(LossKind.MeanSquaredError)),
        ZooModel.Of("LargePools", Frames(8, 4, 2), Conv(3, 3), new PoolLayer("max", 4, Mean: false), Conv(2, 1, name: "second"), Loss(LossKind.MeanSquaredError)),
        ZooModel.Of("VolumePools", new FramesLayer("input", 3, 6, 3, 1, 3), Conv(2, 3), new PoolLayer("max", 3, Mean: false), new FlattenLayer("flatten"), Dense(2)),
        ZooModel.Of("LossPerSequence", Frames(3, 4, 1), Memory("ConvGru", 2), Conv(1, 1, name: "head"), Loss(LossKind.BinaryCrossEntropy) with { Per = Per.Sequence }) with { Ragged = true },
        ZooModel.Of("LossPerFrame", Frames(3, 4, 1), Memory("ConvGru", 2), Conv(1, 1, name: "head"), Loss(LossKind.Huber) with { Per = Per.Frame }) with { Ragged = true },
        ZooModel.Of("LossPerOnlyFrame", Frames(3, 4, 1), Memory("ConvGru", 2), new ReduceLayer("reduce", Reduction.Mean), Loss(LossKind.MeanSquaredError) with { Per = Per.Frame }) with { Ragged = true },
        ZooModel.Of(
            "FramesJoined",
            Scalar.Single,
            new StackDeclaration("a", [], new([Frames(3, 4, 2) with { Name = "left" }, Memory("ConvGru", 3)])),
            new StackDeclaration("b", [], new([Frames(3, 4, 1) with { Name = "right" }, Conv(2, 3)])),
            new StackDeclaration("c", new(["a", "b"]), new([Conv(4, 3, name: "joined"), Conv(1, 1, name: "head"), Loss(LossKind.MeanSquaredError)])),
            new StackDeclaration("d", new(["a"]), new([new FlattenLayer("flatten"), Dense(2, "place"), Loss(LossKind.MeanSquaredError) with { Name = "loss2" }]))) with { Ragged = true },
        ZooModel.Of(
            "DoubleFrames",
            Scalar.Double,
            new StackDeclaration("", [], new([Frames(4, 4, 2), Memory("PeepholeConvLstm", 4), Conv(17, 3, name: "head"), Loss(LossKind.MeanSquaredError)]))) with { Ragged = true },
    ];

    private static FramesLayer Frames(int height, int width, int channels) => new("input", 1, height, width, channels, 2);

    private static ConvLayer Conv(int channels, int kernel, Activation activation = Activation.None, string name = "conv") => new(name, channels, kernel, 1, 1, Same: true, activation);

    private static RecurrentLayer Memory(string cell, int units) => new("memory", ZooCells.Frames[cell], units, 1, false, Merge.Concat, 0, Residual: false);

    private static DenseLayer Dense(int units, string name = "linear") => new(name, units, Activation.None);

    private static LossLayer Loss(LossKind kind) => new("loss", kind, 1, 0, 1);
}
