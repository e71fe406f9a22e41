using SeqGen.Generator.Cells;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Tests.Driver;
using Scalar = SeqGen.Generator.Declaration.Scalar;

namespace SeqGen.Generator.Tests.Declaration;

public class ModelReaderTests
{
    [Fact]
    public void Class_DecidesNameNamespaceAccessAndSummary()
    {
        ModelDeclaration model = Read("namespace A.B; /// <summary>Mine.</summary>\n[SequenceModel] [Features(3), Dense(1)] public partial class Net;");

        Assert.Equal(("A.B", "Net", true, true, "A.B.Net"), (model.Namespace, model.Name, model.IsPublic, model.HasSummary, model.FullName));
        Assert.Equal((Scalar.Single, SeqGen.Generator.Declaration.Initialization.Standard), (model.Scalar, model.Initialization));
    }

    [Fact]
    public void Options_OfTheModel_AreRead()
    {
        ModelDeclaration model = Read("[SequenceModel(Precision = Precision.Float64, Initialization = Initialization.PyTorch)] [Features(3), Dense(1)] partial class Net;");

        Assert.Equal(("", false, false), (model.Namespace, model.IsPublic, model.HasSummary));
        Assert.Equal((Scalar.Double, SeqGen.Generator.Declaration.Initialization.PyTorch), (model.Scalar, model.Initialization));
    }

    [Theory]
    [InlineData("Features(3, Standardize = true), Dense(1)", "FeaturesLayer { Name = features1, Count = 3, Standardize = True }")]
    [InlineData("Features(3), Dense(1, Name = \"head\", Activation = Activation.Sigmoid)", "DenseLayer { Name = head, Units = 1, Activation = Sigmoid, Residual =  }")]
    [InlineData("Features(3, Name = \"given\"), Dense(3, Residual = \"given\")", "DenseLayer { Name = dense1, Units = 3, Activation = None, Residual = given }")]
    [InlineData("Features(4), SelfAttention(2, WeightDropout = 0.5)", "SelfAttentionLayer { Name = selfAttention1, Heads = 2, Causal = False, Block = BlockOptions { Residual = False, Norm = None, Dropout = 0 }, WeightDropout = 0.5 }")]
    [InlineData("Tokens(9), Embedding(4)", "TokensLayer { Name = tokens1, Vocabulary = 9, Start = -1, End = -1 }")]
    [InlineData("Tokens(9), Embedding(4)", "EmbeddingLayer { Name = embedding1, Size = 4 }")]
    [InlineData("Features(3), LayerNorm(Epsilon = 0.5)", "LayerNormLayer { Name = layerNorm1, Epsilon = 0.5 }")]
    [InlineData("Features(3), Dense(1), Dropout(0.25)", "DropoutLayer { Name = dropout1, Rate = 0.25 }")]
    [InlineData("Features(3), Repeat, Dense(1), Mean", "RepeatLayer { Name = repeat1 }")]
    [InlineData("Features(3), Repeat, Dense(1), Mean", "ReduceLayer { Name = mean1, Reduction = Mean }")]
    [InlineData("Features(3), Dense(1), Max", "ReduceLayer { Name = max1, Reduction = Max }")]
    [InlineData("Features(3), Dense(1), Last", "ReduceLayer { Name = last1, Reduction = Last }")]
    [InlineData("Features(3), Dense(2), CrossEntropy(Smoothing = 0.1, Weight = 2)", "LossLayer { Name = crossEntropy1, Kind = CrossEntropy, Weight = 2, Smoothing = 0.1, Delta = 1, Blank = 0, Per = Element, HasClassTargets = True }")]
    [InlineData("Features(3), Dense(2), MeanSquaredError", "LossLayer { Name = meanSquaredError1, Kind = MeanSquaredError, Weight = 1, Smoothing = 0, Delta = 1, Blank = 0, Per = Element, HasClassTargets = False }")]
    [InlineData("Features(3), Dense(2), MeanAbsoluteError", "LossLayer { Name = meanAbsoluteError1, Kind = MeanAbsoluteError, Weight = 1, Smoothing = 0, Delta = 1, Blank = 0, Per = Element, HasClassTargets = False }")]
    [InlineData("Features(3), Dense(2), Ctc(Blank = 1, Weight = 3)", "LossLayer { Name = ctc1, Kind = Ctc, Weight = 3, Smoothing = 0, Delta = 1, Blank = 1, Per = Element, HasClassTargets = True }")]
    [InlineData("Features(3), Dense(2), Huber(Delta = 2)", "LossLayer { Name = huber1, Kind = Huber, Weight = 1, Smoothing = 0, Delta = 2, Blank = 0, Per = Element, HasClassTargets = False }")]
    [InlineData("Features(3), Dense(2), BinaryCrossEntropy(Name = \"bits\")", "LossLayer { Name = bits, Kind = BinaryCrossEntropy, Weight = 1, Smoothing = 0, Delta = 1, Blank = 0, Per = Element, HasClassTargets = False }")]
    [InlineData("Features(3), Dense(2), MeanSquaredError(Per = Per.Sequence)", "LossLayer { Name = meanSquaredError1, Kind = MeanSquaredError, Weight = 1, Smoothing = 0, Delta = 1, Blank = 0, Per = Sequence, HasClassTargets = False }")]
    [InlineData("Frames(4, 5, 2), Conv(2)", "FramesLayer { Name = frames1, Depth = 1, Height = 4, Width = 5, Channels = 2, Directions = 2, Shape = 4x5x2 }")]
    [InlineData("Signal(9, 2), Conv(2)", "FramesLayer { Name = signal1, Depth = 1, Height = 1, Width = 9, Channels = 2, Directions = 1, Shape = 9x2 }")]
    [InlineData("Volumes(3, 4, 5, 2), Conv(2)", "FramesLayer { Name = volumes1, Depth = 3, Height = 4, Width = 5, Channels = 2, Directions = 3, Shape = 3x4x5x2 }")]
    [InlineData("Frames(4, 4, 1), Patch(2), Unpatch(2), Conv(2)", "PatchLayer { Name = patch1, Size = 2, Back = False }")]
    [InlineData("Frames(4, 4, 1), Patch(2), Unpatch(2), Conv(2)", "PatchLayer { Name = unpatch1, Size = 2, Back = True }")]
    [InlineData("Frames(4, 4, 1), MaxPool(2), MeanPool(2), Conv(2, Kernel = 1)", "PoolLayer { Name = maxPool1, Size = 2, Mean = False }")]
    [InlineData("Frames(4, 4, 1), MaxPool(2), MeanPool(2), Conv(2, Kernel = 1)", "PoolLayer { Name = meanPool1, Size = 2, Mean = True }")]
    [InlineData("Frames(4, 4, 1), Upsample(3), Conv(2)", "UpsampleLayer { Name = upsample1, Size = 3 }")]
    [InlineData("Frames(4, 4, 4), GroupNorm(2, Epsilon = 0.5), Flatten", "GroupNormLayer { Name = groupNorm1, Groups = 2, Epsilon = 0.5 }")]
    [InlineData("Frames(4, 4, 4), GroupNorm(2, Epsilon = 0.5), Flatten", "FlattenLayer { Name = flatten1 }")]
    public void Layer_BecomesItsRecord(string stack, string expected) => Assert.Contains(expected, Layers(stack).Select(layer => layer.ToString()));

    [Theory]
    [InlineData("Rnn(4)", "rnn1", "RnnCell")]
    [InlineData("Rnn(4, Activation = Activation.Tanh)", "rnn1", "RnnCell")]
    [InlineData("Rnn(4, Activation = Activation.Relu)", "rnn1", "ReluRnnCell")]
    [InlineData("Lstm(4)", "lstm1", "LstmCell")]
    [InlineData("Gru(4)", "gru1", "GruCell")]
    [InlineData("Gru(4, Reset = Reset.After)", "gru1", "GruCell")]
    [InlineData("Gru(4, Reset = Reset.Before)", "gru1", "GruBeforeCell")]
    [InlineData("Recurrent<GruBeforeCell>(4)", "recurrent1", "GruBeforeCell")]
    public void Recurrent_FindsItsCell(string layer, string name, string cell)
    {
        RecurrentLayer recurrent = Recurrent(layer);

        Assert.Equal((name, cell, 4), (recurrent.Name, recurrent.Cell.Name, recurrent.Units));
        Assert.Contains(recurrent.Cell.Nodes, node => node.Op == CellOp.Linear);
    }

    [Theory]
    [InlineData("ConvLstm(4)", "ConvLstmCell", 0, 0)]
    [InlineData("ConvLstm(4, Peepholes = Peepholes.PerPosition, Kernel = 5)", "PeepholeConvLstmCell", 5, 0)]
    [InlineData("ConvLstm(4, Peepholes = Peepholes.PerChannel, StateKernel = 1)", "ChannelPeepholeConvLstmCell", 0, 1)]
    [InlineData("ConvGru(4, Kernel = 1, StateKernel = 3)", "ConvGruCell", 1, 3)]
    [InlineData("ConvGru(4, Reset = Reset.Before)", "ConvGruBeforeCell", 0, 0)]
    public void RecurrentOverFrames_HasItsCellAndKernels(string layer, string cell, int kernel, int stateKernel)
    {
        RecurrentLayer recurrent = Layers("Frames(5, 5, 2), " + layer).OfType<RecurrentLayer>().Single();

        Assert.Equal((cell, 4, kernel, stateKernel), (recurrent.Cell.Name, recurrent.Units, recurrent.Kernel.All, recurrent.StateKernel.All));
        Assert.Contains(recurrent.Cell.Nodes, node => node.Op == CellOp.Conv);
    }

    [Fact]
    public void RecurrentOverFrames_HasKernelsOfSingleDirections()
    {
        RecurrentLayer recurrent = Layers("Volumes(5, 5, 5, 2), ConvLstm(4, KernelDepth = 1, KernelHeight = 5, StateKernel = 3, StateKernelWidth = 1)").OfType<RecurrentLayer>().Single();

        Assert.Equal((new KernelSize(0) { Depth = 1, Height = 5 }, new KernelSize(3) { Width = 1 }), (recurrent.Kernel, recurrent.StateKernel));
    }

    [Fact]
    public void Conv_HasItsOptions()
    {
        ConvLayer conv = Layers("Volumes(13, 13, 13, 2), Conv(3, Kernel = 4, KernelHeight = 2, KernelWidth = 5, Stride = 2, Dilation = 3, Padding = Padding.Valid, Activation = Activation.Relu), Flatten").OfType<ConvLayer>().Single();
        ConvLayer usual = Layers("Frames(9, 9, 2), Conv(3), Flatten").OfType<ConvLayer>().Single();

        Assert.Equal((3, 4, 0, 2, 5, 2, 3, false, SeqGen.Generator.Declaration.Activation.Relu), (conv.Channels, conv.Kernel.All, conv.Kernel.Depth, conv.Kernel.Height, conv.Kernel.Width, conv.Stride, conv.Dilation, conv.Same, conv.Activation));
        Assert.Equal((3, 3, 0, 0, 0, 1, 1, true, SeqGen.Generator.Declaration.Activation.None), (usual.Channels, usual.Kernel.All, usual.Kernel.Depth, usual.Kernel.Height, usual.Kernel.Width, usual.Stride, usual.Dilation, usual.Same, usual.Activation));
    }

    [Fact]
    public void Recurrent_Defaults()
    {
        RecurrentLayer layer = Recurrent("Gru(4)");

        Assert.Equal((1, false, SeqGen.Generator.Declaration.Merge.Concat, 0.0, false), (layer.Layers, layer.Bidirectional, layer.Merge, layer.Dropout, layer.Residual));
    }

    [Fact]
    public void Recurrent_Options()
    {
        RecurrentLayer layer = Recurrent("Gru(3, Layers = 2, Bidirectional = true, Merge = Merge.Sum, Dropout = 0.5, Residual = true, Name = \"memory\")");

        Assert.Equal(
            ("memory", 2, true, SeqGen.Generator.Declaration.Merge.Sum, 0.5, true),
            (layer.Name, layer.Layers, layer.Bidirectional, layer.Merge, layer.Dropout, layer.Residual));
    }

    [Fact]
    public void DerivedAttribute_IsALayerOfItsOwnKind()
    {
        GeneratorRun run = GeneratorRun.Of(
            """
            [SequenceModel] [Features(3), Mine(5, Layers = 2)] partial class Net;
            sealed class MineAttribute(int units) : RecurrentAttribute<Leaky>(units);
            sealed class Leaky : Cell { public static Units Step(Units x, Units h) => 0.5 * h + Linear(x); }
            """);

        RecurrentLayer layer = Assert.IsType<RecurrentLayer>(Assert.Single(run.Models()).Stacks[0].Layers[1]);
        Assert.Equal(("mine1", "Leaky", 5, 2), (layer.Name, layer.Cell.Name, layer.Units, layer.Layers));
    }

    [Fact]
    public void Names_CountTheKindInItsStack()
    {
        ModelDeclaration model = Read(
            """
            [SequenceModel]
            [Stack("a"), Features(3), Dense(1, Name = "own"), LayerNorm, Dense(3)]
            [Stack("b", From = " a "), Dense(1)]
            partial class Net;
            """);

        Assert.Equal(["a.features1", "own", "a.layerNorm1", "a.dense2", "b.dense1"], model.Stacks.SelectMany(s => s.Layers).Select(l => l.Name));
        Assert.Equal(["a"], model.Stacks[1].From);
    }

    [Fact]
    public void AttributesBetweenStacks_AreForeign()
    {
        ModelDeclaration model = Read("[Serializable] [SequenceModel] [Obsolete] [Features(3), Dense(1)] [type: CLSCompliant(false)] partial class Net;");

        Assert.Equal(2, Assert.Single(model.Stacks).Layers.Count);
    }

    [Fact]
    public void Constants_AreEvaluatedByTheCompiler()
    {
        ModelDeclaration model = Read("[SequenceModel] [Features(Sizes.In * 2), Dense(Sizes.In, Name = nameof(Sizes))] partial class Net; static class Sizes { public const int In = 4; }");

        Assert.Equal(new FeaturesLayer("features1", 8, false), model.Stacks[0].Layers[0]);
        Assert.Equal("Sizes", model.Stacks[0].Layers[1].Name);
    }

    private static IEnumerable<LayerDeclaration> Layers(string stack) => Read($"[SequenceModel] [{stack}] partial class Net;").Stacks.Single().Layers;

    private static RecurrentLayer Recurrent(string layer) => Layers($"Features(3), {layer}").OfType<RecurrentLayer>().Single();

    private static ModelDeclaration Read(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Empty(run.Result.Diagnostics);
        return Assert.Single(run.Models());
    }
}
