using System.Text.RegularExpressions;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Emit;

/// <summary>The methods of one layer, one feature each.</summary>
public class EmittedLayerTests
{
    [Theory]
    [InlineData("Rnn", "[Features(3), Rnn(4, Name = \"memory\")]", "memory")]
    [InlineData("ReluRnn", "[Features(3), Rnn(4, Activation = Activation.Relu, Name = \"memory\")]", "memory")]
    [InlineData("GruAfter", "[Features(3), Gru(4, Name = \"memory\")]", "memory")]
    [InlineData("GruBefore", "[Features(3), Gru(4, Reset = Reset.Before, Name = \"memory\")]", "memory")]
    [InlineData("ReverseSum", "[Features(3), Rnn(4, Bidirectional = true, Merge = Merge.Sum, Name = \"memory\")]", "memory")]
    [InlineData("DropoutBetweenLayers", "[Features(3), Rnn(4, Layers = 2, Dropout = 0.5, Name = \"memory\")]", "memory")]
    [InlineData("Residual", "[Features(4), Rnn(4, Residual = true, Name = \"memory\")]", "memory")]
    [InlineData("LayerNorm", "[Features(20), LayerNorm(Name = \"norm\"), Dense(2)]", "norm")]
    [InlineData("DenseTanh", "[Features(3), Dense(20, Activation = Activation.Tanh, Name = \"dense\")]", "dense")]
    [InlineData("Mean", "[Features(3), Rnn(4, Name = \"memory\"), Mean(Name = \"mean\"), Dense(2)]", "mean")]
    [InlineData("Max", "[Features(3), Rnn(4, Name = \"memory\"), Max(Name = \"max\"), Dense(2)]", "max")]
    [InlineData("SelfAttention", "[Features(4), SelfAttention(2, Causal = true, Residual = true, Norm = Norm.Before, Name = \"attention\")]", "attention")]
    [InlineData("RotaryAttention", "[Features(4), PositionalEncoding(9, Rotary = true, Name = \"positions\"), SelfAttention(2, Causal = true, Name = \"attention\")]", "attention")]
    [InlineData("AttentionInside", "[Encoder, Features(3), Gru(5, Name = \"reader\")]\n[Decoder, Tokens(7, Start = 0, End = 1), Embedding(6), Attention(Score.Dot, Name = \"look\"), Rnn(5, Name = \"writer\"), Dense(7), CrossEntropy]", "writer")]
    [InlineData("AttentionBehind", "[Encoder, Features(3), Gru(5, Name = \"reader\")]\n[Decoder, Tokens(7, Start = 0, End = 1), Embedding(6), Rnn(4, Name = \"writer\"), Attention(Score.General, Name = \"look\"), Dense(7), CrossEntropy]", "look")]
    [InlineData("AttentionFed", "[Encoder, Features(3), Gru(4, Name = \"reader\")]\n[Decoder, Tokens(7, Start = 0, End = 1), Embedding(6), Rnn(4, Name = \"writer\"), Attention(Score.Dot, InputFeeding = true, Name = \"look\"), Dense(7), CrossEntropy]", "writer")]
    [InlineData("AttentionByLocation", "[Encoder, Features(3), Gru(5, Name = \"reader\")]\n[Decoder, Tokens(7, Start = 0, End = 1), Embedding(6), Rnn(4, Name = \"writer\"), Attention(Score.Location, Longest = 20, Kernel = 3, Name = \"look\"), Dense(7), CrossEntropy]", "look")]
    [InlineData("FeedForward", "[Features(4), FeedForward(5, Residual = true, Norm = Norm.After, Name = \"dense\")]", "dense")]
    [InlineData("AttentionPool", "[Features(3), Rnn(4, Name = \"memory\"), AttentionPool(5, Name = \"pool\"), Dense(2)]", "pool")]
    [InlineData("LearnedPositions", "[Features(3), PositionalEncoding(9, Learned = true, Name = \"positions\")]", "positions")]
    [InlineData("Gelu", "[Features(3), Dense(4, Activation = Activation.Gelu, Name = \"wide\")]", "wide")]
    [InlineData("Conv", "[Frames(3, 4, 2), Conv(3, Activation = Activation.Relu, Name = \"conv\")]", "conv")]
    [InlineData("ConvLstm", "[Frames(2, 2, 1), ConvLstm(3, Name = \"memory\")]", "memory")]
    [InlineData("MaxPool", "[Frames(2, 4, 3), MaxPool(2, Name = \"pool\"), Flatten(Name = \"flat\"), Dense(1)]", "pool")]
    [InlineData("Flatten", "[Frames(2, 4, 3), MaxPool(2, Name = \"pool\"), Flatten(Name = \"flat\"), Dense(1)]", "flat")]
    [InlineData("GroupNorm", "[Frames(2, 2, 4), GroupNorm(2, Name = \"norm\")]", "norm")]
    [InlineData("Patch", "[Frames(2, 4, 3), Patch(2, Name = \"patch\"), Conv(1, Kernel = 1)]", "patch")]
    [InlineData("NoInput", "[Encoder, Features(3), Gru(4, Name = \"reader\")]\n[Decoder, NoInput, Gru(4, Name = \"writer\")]", "writer")]
    [InlineData("Repeat", "[Features(3), Repeat, Rnn(4, Name = \"memory\")]", "memory")]
    public void Layer_IsEmittedAsBefore(string feature, string stack, string layer)
    {
        GeneratorRun run = GeneratorRun.Of($"[SequenceModel]\n{stack}\npublic partial class Model;");
        Assert.Empty(run.Errors);
        Snapshots.Verify(Section(run.Files["Model.g.cs"], layer), suffix: feature);
    }

    [Fact]
    public void Tiles_OfWeightsBeyondTheCache_FetchAhead()
    {
        string text = GeneratorRun.Of("[SequenceModel][Features(3), Lstm(272, Name = \"memory\")] public partial class Model;").Files["Model.g.cs"];
        int start = text.IndexOf("        // A few rows of c", text.IndexOf("static void Outer4", StringComparison.Ordinal), StringComparison.Ordinal);
        int end = text.IndexOf("        // 4 rows x 4 vectors", start, StringComparison.Ordinal);
        Snapshots.Verify(text[start..end]);
    }

    [Fact]
    public void Products_OfLongTrips_TakePanelsInPieces()
    {
        string text = GeneratorRun.Of("[SequenceModel][Features(3), Rnn(16), Dense(4200), CrossEntropy] public partial class Model;").Files["Model.g.cs"];
        int piece = text.IndexOf("A panel of so many steps", StringComparison.Ordinal);
        int start = text.LastIndexOf("        // c = init + a b for whole matrices", piece, StringComparison.Ordinal);
        int end = text.IndexOf("\n\n", piece, StringComparison.Ordinal);
        Snapshots.Verify(text[start..(end + 1)]);
    }

    [Fact]
    public void Float64_DiffersInTypesAlone()
    {
        const string Stack = "[Features(3), Lstm(4, Name = \"memory\"), Last, Dense(1, Name = \"head\"), Huber]\npublic partial class Model;";
        string single = GeneratorRun.Of("[SequenceModel]\n" + Stack).Files["Model.g.cs"];
        string twice = GeneratorRun.Of("[SequenceModel(Precision = Precision.Float64)]\n" + Stack).Files["Model.g.cs"];

        Assert.Equal(Code(single).Replace("float", "double", StringComparison.Ordinal).Replace("Single", "Double", StringComparison.Ordinal), Regex.Replace(Code(twice), @"(?<=V\.Create\([-\d.E]+)d\)", "f)"));
    }

    [Fact]
    public void AnotherLayer_LeavesTheCodeOfTheFirstAlone()
    {
        string one = GeneratorRun.Of("[SequenceModel][Features(3), Lstm(4, Name = \"first\"), Dense(2, Name = \"head\"), CrossEntropy] public partial class Model;").Files["Model.g.cs"];
        string two = GeneratorRun.Of("[SequenceModel][Features(3), Lstm(4, Name = \"first\"), Gru(5, Name = \"second\"), Dense(2, Name = \"head\"), CrossEntropy] public partial class Model;").Files["Model.g.cs"];

        Assert.Equal(Forward(one), Forward(two));

        static string Forward(string text) => Methods(text, "first, forward");
    }

    /// <summary>Every method of a layer, both passes and the step.</summary>
    private static string Section(string text, string layer) =>
        string.Concat(Regex.Matches(text, $@"(?<=\n)        // {layer}(_\w+)?, (forward|backward)").Select(m => Methods(text, m.Value.Trim()[3..])).Distinct());

    /// <summary>From a layer's comment to the next layer's.</summary>
    private static string Methods(string text, string head)
    {
        int start = text.IndexOf("        // " + head, StringComparison.Ordinal);
        Match next = Regex.Match(text[(start + 1)..], @"\n        // (\w+, (forward|backward)|c = init)");
        return text.Substring(start, next.Index + 2);
    }

    private static string Code(string text) => text[text.IndexOf("private static class Code", StringComparison.Ordinal)..];
}
