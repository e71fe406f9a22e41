using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Emit;

public class ShellTests
{
    [Fact]
    public void OneStack() => Snapshots.Verify(FileOf("namespace Space; [SequenceModel] [Tokens(9), Lstm(4), CrossEntropy] public partial class Net;"));

    [Fact]
    public void TwoHeads() => Snapshots.Verify(FileOf(
        """
        [SequenceModel(Precision = Precision.Float64)]
        [Stack("words"), Tokens(9), Embedding(4), Last, Last]
        [Stack("numbers"), Features(9)]
        [Stack("kind", From = "words, numbers"), Dense(3), CrossEntropy]
        [Stack("size", From = "words, numbers"), Dense(1), MeanSquaredError]
        internal partial class Net;
        """));

    [Fact]
    public void Pair() => Snapshots.Verify(FileOf(
        "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, Tokens(9, Start = 0, End = 1), Embedding(4), Gru(4), Dense(8), CrossEntropy] internal partial class Net;"));

    [Fact]
    public void Driven() => Snapshots.Verify(FileOf(
        "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder(\"past\"), NoInput, Gru(4), MeanSquaredError] [Decoder(\"kind\"), NoInput, Dense(4), CrossEntropy] internal partial class Net;"));

    [Fact]
    public void OwnMembers_StayTheUsers() => Snapshots.Verify(FileOf(
        "[SequenceModel] [Features(3), Dense(2)] public partial class Net { public Net() { } public int Step; public static int Load; public void Predict() { } }"));

    [Fact]
    public void TypesOfTheUser_WithNamesOfTheLibrary_DoNotDisturb() => FileOf(
        """
        namespace Company.SeqGen.Models;

        [global::SeqGen.SequenceModel]
        [global::SeqGen.Features(0), global::SeqGen.Lstm(3)]
        public partial class Net;

        class Workspace; class Workspace<T>; class ModelDescription; class ParameterSet; class Span<T>; class SequenceData;
        """);

    private static string FileOf(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Equal(run.Result.Diagnostics, run.Errors);
        return Assert.Single(run.Files).Value;
    }
}
