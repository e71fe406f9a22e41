using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Emit;

/// <summary>Models of every form that the rules allow: their code compiles without a warning.</summary>
public class ValidModelsTests
{
    private const string Cells = """
        class Swap : Cell { public static (Units h, Units c) Step(Units x, Units h, Units c) => (c, h); }
        class Keep : Cell { public static Units Step(Units x, Units h) => h; }
        class WithoutInput : Cell { public static Units Step(Units x, Units h) => Tanh(Linear(h)); }
        class WithoutState : Cell { public static Units Step(Units x, Units h) => Tanh(Linear(x)); }
        class OwnOutput : Cell
        {
            public static (Units y, Units h) Step(Units x, Units h)
            {
                h = Tanh(Linear(x, h));
                return (Linear(Tanh(x)) * h, h);
            }
        }
        class Normed : Cell
        {
            public static (Units h, Units c) Step(Units x, Units h, Units c)
            {
                var i = Sigmoid(LayerNorm(Linear(x) + Linear(h)));
                var f = Sigmoid(Scale(c, start: 0, name: "peep") + Linear(LayerNorm(x), h));
                c = f * c + i * Select(c > 0, Exp(-Abs(c)), Max(c, -0.5));
                return (i * Tanh(Bias(c)), c);
            }
        }
        class Wide : Cell
        {
            public static (Units y, Units h, Units c) Step(Units x, Units h, Units c)
            {
                var n = Relu(Linear(x, h * c, name: "own"));
                return (n / (1 + Exp(n)), n + Linear(c), Sqrt(Abs(c) + 1));
            }
        }
        class Names : Cell
        {
            public static (Units h, Units dh) Step(Units x, Units h, Units dh)
            {
                var run = Linear(x, h);
                var V = Tanh(run);
                var i = V * V;
                i = i + dh;
                var rows = i;
                var t = i * 2;
                return (t, rows);
            }
        }
        class RunningSum : Cell
        {
            public static (Units, Units) Step(Units x, Units h, Units sum) => (Tanh(Linear(x, h) + sum), 0.9 * sum + Linear(sum));
        }
        class Rows : Cell
        {
            public static (Units, Units, Units) Step(Units x, Units h, Units hRow, Units hStride) => (Tanh(Linear(x, h)), hRow + h, 0.5 * hStride + h);
        }
        """;

    [Theory]
    [InlineData("[Features(3), Lstm(4, Bidirectional = true), Dropout(0.5), Dense(2)]")]
    [InlineData("[Features(3), Lstm(4, Bidirectional = true, Layers = 2, Dropout = 0.5), Dense(2)]")]
    [InlineData("[Features(3), Dense(4), Lstm(4, Bidirectional = true, Merge = Merge.Sum, Residual = true, Layers = 2), LayerNorm, Huber]")]
    [InlineData("[Features(8), Lstm(4, Bidirectional = true, Residual = true)]")]
    [InlineData("[Features(4), Lstm(4, Residual = true)]")]
    [InlineData("[Features(4), Lstm(4, Residual = true), Last, Dense(1)]")]
    [InlineData("[Features(3), Lstm(4), Last, Repeat, Gru(4), Last, Dense(2), MeanSquaredError]")]
    [InlineData("[Features(3), Repeat, Gru(4), Dense(2), MeanSquaredError]")]
    [InlineData("[Tokens(3), Embedding(4), Repeat, Gru(4), Dense(2), MeanSquaredError]")]
    [InlineData("[Tokens(3), Embedding(4)]")]
    [InlineData("[Tokens(3), Embedding(4), Dropout(0.1), CrossEntropy]")]
    [InlineData("[Features(3), Lstm(4, Bidirectional = true), Dense(5), Ctc(Blank = 4, Weight = 2)]")]
    [InlineData("[Features(3), LayerNorm]")]
    [InlineData("[Features(3), LayerNorm, Mean]")]
    [InlineData("[Features(3), Mean, LayerNorm]")]
    [InlineData("[Features(3), Max, Dropout(0.5), Dense(1)]")]
    [InlineData("[Features(3), Gru(4, Bidirectional = true), LayerNorm, Max, Dense(1), BinaryCrossEntropy]")]
    [InlineData("[Features(3), Gru(4, Reset = Reset.Before, Layers = 3, Dropout = 0.1), Last]")]
    [InlineData("[Features(1, Standardize = true), Lstm(1), Last]")]
    [InlineData("[Tokens(9), Embedding(8), PositionalEncoding(64), SelfAttention(2, Causal = true, Residual = true, Norm = Norm.Before), FeedForward(16, Residual = true, Norm = Norm.Before), LayerNorm, Dense(9), CrossEntropy]")]
    [InlineData("[Features(3), Gru(4, Bidirectional = true), SelfAttention(1, Norm = Norm.After, Dropout = 0.1), Last, FeedForward(3, Activation = Activation.Tanh)]")]
    [InlineData("[Features(3), Repeat, PositionalEncoding(9, Learned = true), AttentionPool(2), Repeat, SelfAttention(3), AttentionPool(4)]")]
    [InlineData("[Tokens(9), Embedding(12), PositionalEncoding(64, Rotary = true), SelfAttention(2, Causal = true, Residual = true), Dropout(0.1), SelfAttention(2, Causal = true, Residual = true), PositionalEncoding(64, Rotary = true), SelfAttention(1), Dense(9), CrossEntropy]")]
    [InlineData("[Features(3), Repeat, LayerNorm]")]
    [InlineData("[Features(3), Dense(2), Repeat, Mean]")]
    [InlineData("[Features(3), Dense(2), Last, Repeat, Dropout(0.5)]")]
    [InlineData("[Features(3, Name = \"given\"), Gru(4, Bidirectional = true, Name = \"both\"), Dense(8, Residual = \"both\"), Dense(3, Activation = Activation.Tanh, Residual = \"given\"), Last]")]
    [InlineData("[Tokens(9), Embedding(4), Last(Name = \"end\"), Dense(5), Dense(4, Residual = \"end\"), CrossEntropy]")]
    public void Stack_CompilesClean(string stack) => AssertClean(stack);

    [Theory]
    [InlineData("[Stack(\"a\"), Features(3)] [Stack(\"b\", From = \"a\"), Gru(2), Last] [Stack(\"c\", From = \"a, b\"), Lstm(3), Dense(1)]")]
    [InlineData("[Stack(\"a\"), Features(3)] [Stack(\"b\", From = \"a, a\"), Gru(2), Dense(1)]")]
    [InlineData("[Stack(\"a\"), Features(3), Dense(2)] [Stack(\"b\", From = \"a\"), Repeat, Gru(2), Dense(1)]")]
    [InlineData("[Stack(\"a\"), Features(3), Dense(2)] [Stack(\"b\", From = \"a\"), Dropout(0.5)] [Stack(\"c\", From = \"a\"), Last]")]
    [InlineData("[Stack(\"a\"), Features(3), Lstm(2, Bidirectional = true)] [Stack(\"b\", From = \"a\"), Last, Dropout(0.5), Huber] [Stack(\"c\", From = \"a\"), MeanAbsoluteError]")]
    [InlineData("[Stack(\"a\"), Features(3), Gru(4)] [Stack(\"b\", From = \"a\"), Dense(3), Ctc] [Stack(\"c\", From = \"a\"), Dense(2), Ctc(Blank = 1)]")]
    [InlineData("[Stack(\"a\"), Features(3), Gru(4)] [Stack(\"b\"), Tokens(5), Embedding(2), Last] [Stack(\"c\", From = \"b\"), Repeat] [Stack(\"e\", From = \"a, c\"), Rnn(3), Dense(2), CrossEntropy]")]
    [InlineData("[Encoder, Tokens(64), Embedding(8), Gru(4, Bidirectional = true)] [Decoder, Tokens(16, Start = 0, End = 1), Embedding(8), Gru(8), Attention(Score.Dot), Dense(16), CrossEntropy]")]
    [InlineData("[Encoder, Tokens(9), Embedding(4), Lstm(5, Layers = 2)] [Decoder(Bridge = Bridge.Dense), Tokens(7, Start = 0, End = 1), Embedding(4), Attention(Score.General), Lstm(3, Layers = 2, Dropout = 0.2), Dense(7), CrossEntropy]")]
    [InlineData("[Encoder, Features(3), Dense(6), PositionalEncoding(40), SelfAttention(2, Residual = true, Norm = Norm.Before)] [Decoder, Tokens(7, Start = 0, End = 1), Embedding(6), PositionalEncoding(40), SelfAttention(2, Causal = true, Residual = true), Attention(Score.ScaledDot), Dense(7), CrossEntropy]")]
    [InlineData("[Encoder, Tokens(64), Embedding(32), Gru(64, Bidirectional = true)] [Decoder, Tokens(16, Start = 0, End = 1), Embedding(32), Attention(Score.Additive), Gru(128), Dense(16), CrossEntropy]")]
    [InlineData("[Encoder, Tokens(64), Embedding(8), Gru(4, Bidirectional = true)] [Decoder, Tokens(16, Start = 0, End = 1), Embedding(8), Attention(Score.Concat, Units = 5), Gru(8), Dense(16), CrossEntropy]")]
    [InlineData("[Encoder, Tokens(64), Embedding(8), Gru(4, Bidirectional = true)] [Decoder, Tokens(16, Start = 0, End = 1), Embedding(8), Lstm(9, Layers = 2), Attention(Score.General, InputFeeding = true), Dense(16), CrossEntropy]")]
    [InlineData("[Encoder, Tokens(64), Embedding(8), Gru(4, Bidirectional = true)] [Decoder, Tokens(16, Start = 0, End = 1), Embedding(8), Attention(Score.Location, Longest = 40, Kernel = 5), Lstm(9), Dropout(0.2), Attention(Score.ScaledDot, Heads = 3, Residual = true, Norm = Norm.After, Dropout = 0.1, InputFeeding = true), Dense(16), CrossEntropy]")]
    [InlineData("[Encoder, Tokens(64), Embedding(8), Gru(4, Bidirectional = true)] [Decoder, Tokens(16, Start = 0, End = 1), Embedding(8), Gru(8), Attention(Score.Additive, Coverage = true, Longest = 40, Window = 3), Dense(16), CrossEntropy]")]
    [InlineData("[Encoder, Tokens(64), Embedding(8), Gru(4, Bidirectional = true)] [Decoder, Tokens(16, Start = 0, End = 1), Embedding(8), SelfAttention(2, Causal = true, WeightDropout = 0.2), Attention(Score.ScaledDot, Heads = 2, Residual = true, Norm = Norm.Before), FeedForward(9, Residual = true), Dense(16), CrossEntropy]")]
    [InlineData("[Encoder, Tokens(64), Embedding(8), Gru(8)] [Decoder(ScheduledSampling = 0.25), Tokens(16, Start = 0, End = 1), Embedding(8), Gru(8), Attention(Score.Dot), Dense(16), CrossEntropy]")]
    [InlineData("[Encoder, Features(12), Dense(8, Activation = Activation.Relu)] [Decoder, Tokens(16, Start = 0, End = 1), Embedding(8), Gru(8, Layers = 2), Dense(16), CrossEntropy]")]
    [InlineData("[Encoder, Tokens(12), Embedding(8)] [Decoder(Bridge = Bridge.Dense), Tokens(16, Start = 0, End = 1), Embedding(8), Lstm(8), Dense(16), CrossEntropy]")]
    [InlineData("[Encoder, Features(12), Gru(4, Bidirectional = true), Max] [Decoder, Tokens(16, Start = 0, End = 1), Embedding(8), Lstm(8), Dense(16), CrossEntropy]")]
    [InlineData("[Encoder, Features(3), Lstm(4)] [Decoder, NoInput, Lstm(4), Dense(8), MeanSquaredError]")]
    [InlineData("[Encoder, Tokens(9), Embedding(4), Gru(4, Bidirectional = true)] [Decoder(Bridge = Bridge.Zero), NoInput, Attention(Score.Additive), Lstm(5, Layers = 2, Dropout = 0.1), Attention(Score.General, InputFeeding = true), Dense(8), BinaryCrossEntropy]")]
    [InlineData("[Encoder, Features(3), Gru(4)] [Decoder, NoInput, Gru(4, Reset = Reset.Before), Dense(8), CrossEntropy]")]
    [InlineData("[Encoder, Features(3), Gru(4)] [Decoder, NoInput, Rnn(4)]")]
    [InlineData("[Encoder, Features(3), Dense(4)] [Decoder, NoInput, Rnn(4), PositionalEncoding(30), SelfAttention(2, Causal = true), Huber]")]
    [InlineData("[Encoder, Features(3), Gru(4, Layers = 2), Lstm(5)] [Decoder, NoInput, Gru(4), Lstm(5, Layers = 2), Dense(3), MeanAbsoluteError]")]
    [InlineData("[Encoder, Features(3), Gru(4)] [Decoder(\"past\"), NoInput, Gru(4), Dense(3), MeanSquaredError] [Decoder(\"future\"), NoInput, Attention(Score.Dot), Gru(4), Dense(3), CrossEntropy(Weight = 2)] [Decoder(\"seen\"), NoInput, Rnn(3)]")]
    [InlineData("[Encoder, Features(3), Gru(4)] [Stack(\"code\", From = \"encoder\"), Last, Dense(16)] [Decoder(From = \"code\"), NoInput, Attention(Score.Dot), Gru(4), Dense(3), MeanSquaredError]")]
    [InlineData("[Encoder, Features(3), Gru(4)] [Stack(\"code\", From = \"encoder\"), Gru(3, Bidirectional = true), Last] [Stack(\"word\"), Tokens(5), Embedding(2)] [Stack(\"all\", From = \"word, code\"), Dense(4)] [Decoder(From = \"all\"), Tokens(7, Start = 0, End = 1), Embedding(4), Gru(4, Layers = 2), Dense(7), CrossEntropy]")]
    [InlineData("[Encoder, Features(3), Gru(4)] [Stack(\"image\"), Features(6, Standardize = true), Dense(4, Activation = Activation.Tanh)] [Decoder(\"a\", From = \"image\"), NoInput, Attention(Score.General), Gru(4), Dense(3), Huber] [Decoder(\"b\", From = \"image\"), NoInput, Lstm(4)]")]
    [InlineData("[Encoder, Frames(4, 5, 2), ConvLstm(3, Kernel = 3), ConvLstm(2, Kernel = 3)] [Decoder, NoInput, ConvLstm(3, Kernel = 3), ConvLstm(2, Kernel = 3), Conv(1, Kernel = 1), BinaryCrossEntropy]")]
    public void Stacks_CompileClean(string stacks) => AssertClean(stacks);

    [Theory]
    [InlineData("Swap", "")]
    [InlineData("Keep", "")]
    [InlineData("WithoutInput", "")]
    [InlineData("WithoutState", "")]
    [InlineData("OwnOutput", "")]
    [InlineData("Normed", "")]
    [InlineData("Normed", ", Layers = 2, Bidirectional = true")]
    [InlineData("Wide", "")]
    [InlineData("Wide", ", Layers = 2, Bidirectional = true")]
    [InlineData("Names", "")]
    [InlineData("RunningSum", "")]
    [InlineData("Rows", "")]
    public void Cell_CompilesClean(string cell, string options)
    {
        AssertClean($"[Features(3), Recurrent<{cell}>(4{options}), Dense(1), MeanSquaredError]");
        AssertClean($"[Features(3), Recurrent<{cell}>(4{options}), Last]");
        if (!options.Contains("Bidirectional"))
            AssertClean($"[Encoder, Features(3), Recurrent<{cell}>(4)] [Decoder, NoInput, Recurrent<{cell}>(4{options}), Dense(1), MeanSquaredError]");
    }

    [Theory]
    [InlineData("value", "h")]
    [InlineData("var", "Tokens0")]
    [InlineData("Code", "weights")]
    [InlineData("Offsets", "i")]
    public void Names_ThatOnlyLookTaken_CompileClean(string first, string second) => AssertClean(
        $"[Features(3, Name = \"nint\"), Lstm(4, Name = \"{first}\"), Dense(2, Name = \"{second}\", Activation = Activation.Relu), CrossEntropy(Name = \"loss\")]");

    [Fact]
    public void NamespaceOfTheUser_WithTheLibrarysName_DoesNotDisturb()
    {
        GeneratorRun run = GeneratorRun.Of(
            """
            namespace Company.SeqGen.Models;

            [global::SeqGen.SequenceModel]
            [global::SeqGen.Features(3), global::SeqGen.Lstm(3), global::SeqGen.CrossEntropy]
            public partial class Net;
            """);

        Assert.Empty(run.Errors);
    }

    private static void AssertClean(string stacks)
    {
        CSharpCompilation project = Project.Of($"/// <summary>A model.</summary>\n[SequenceModel] {stacks} public partial class Net;", Cells);
        GeneratorRun run = GeneratorRun.Of(project.WithOptions(project.Options.WithWarningLevel(9999)));

        Assert.DoesNotContain(run.Result.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal("", string.Join("\n", run.Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Location.GetLineSpan().Path.EndsWith(".g.cs", StringComparison.Ordinal))));
    }
}
