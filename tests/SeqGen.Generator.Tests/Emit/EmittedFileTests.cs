using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Emit;

/// <summary>Whole emitted files, of the smallest sizes that still show a tail, an odd width and a second layer.</summary>
public class EmittedFileTests
{
    [Fact]
    public void LstmTagger() => Verify("""
        [SequenceModel]
        [Tokens(7), Embedding(3), Lstm(5, Layers = 2, Name = "memory"), Dense(4, Name = "head"), CrossEntropy]
        public partial class Tagger;
        """);

    [Fact]
    public void BidirectionalGruClassifier() => Verify("""
        [SequenceModel]
        [Features(3, Standardize = true), Gru(16, Bidirectional = true, Name = "memory"), Last, Dense(2, Name = "head"), CrossEntropy]
        public partial class Classifier;
        """);

    [Fact]
    public void OwnCell() => Verify("""
        public sealed class CoupledLstm : Cell
        {
            public static (Units h, Units c) Step(Units x, Units h, Units c)
            {
                var i = Sigmoid(Linear(x, h));
                var g = Tanh(Linear(x, h));
                var o = Sigmoid(Linear(x, h));
                c = (1 - i) * c + i * g;
                return (o * Tanh(c), c);
            }
        }

        [SequenceModel]
        [Features(2), Recurrent<CoupledLstm>(3, Name = "memory"), Dense(1, Name = "head"), MeanSquaredError]
        public partial class Mine;
        """, "Mine.g.cs");

    [Fact]
    public void FrameForecaster() => Verify("""
        [SequenceModel]
        [Encoder, Frames(4, 6, 1), ConvLstm(16, Kernel = 3, Name = "reader")]
        [Decoder, NoInput, ConvLstm(16, Kernel = 3, Name = "forecaster"), Conv(1, Kernel = 1, Name = "head"), BinaryCrossEntropy(Per = Per.Sequence)]
        public partial class Forecaster;
        """);

    [Fact]
    public void AttentionTranslator() => Verify("""
        [SequenceModel]
        [Encoder, Tokens(7), Embedding(4), Gru(6, Name = "reader")]
        [Decoder, Tokens(5, Start = 0, End = 1), Embedding(4), Attention(Score.Additive, Name = "look"), Gru(6, Name = "writer"), Dense(5, Name = "head"), CrossEntropy]
        public partial class Translator;
        """);

    private static void Verify(string source, string file = "", [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Empty(run.Errors);
        string text = (file.Length == 0 ? run.Files.Single(f => f.Key != "SeqGen-Cells.g.cs") : run.Files.Single(f => f.Key == file)).Value;
        Snapshots.Verify(text.TrimStart('\uFEFF'), test: test);
    }
}
