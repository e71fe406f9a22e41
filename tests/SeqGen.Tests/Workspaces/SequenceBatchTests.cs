namespace SeqGen.Tests.Workspaces;

public class SequenceBatchTests
{
    private readonly SequenceBatch _batch = new()
    {
        Rows = 3,
        Steps = 2,
        Lengths = [1, 2, 2, 9],
        Inputs = [new float[] { 0, 1, 2, 3, 4, 5, 6, 7 }],
        Targets = [new int[] { 7, 8, 9 }],
    };

    [Fact]
    public void Slices_AreTheRowsAskedFor()
    {
        Assert.Equal([2f, 3f, 4f, 5f], _batch.Input<float>(0, 1, 2, 2).ToArray());
        Assert.Equal([9], _batch.Target<int>(0, 2, 1, 1).ToArray());
        Assert.Equal([2, 2], _batch.LengthsOf(1, 2).ToArray());
        _batch.Lengths = null;
        Assert.True(_batch.LengthsOf(1, 2).IsEmpty);
    }

    [Fact]
    public void WrongType_NamesBoth() => AssertFault("Inputs[0] of the batch is Single[]; the model takes Double[].", () => _batch.Input<double>(0, 0, 1, 2));

    [Fact]
    public void MissingArray_NamesTheCount() => AssertFault("The batch has 1 Targets; the model takes at least 2.", () => _batch.Target<int>(1, 0, 1, 1));

    [Fact]
    public void ShortArray_NamesTheLength() => AssertFault("Inputs[0] of the batch has 8 elements; 3 rows of 3 need 9.", () => _batch.Input<float>(0, 0, 1, 3));

    [Theory]
    [InlineData(3, 1)]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    [InlineData(2, int.MaxValue)]
    public void RowsOutside_Throw(int firstRow, int rows)
    {
        Assert.Throws<ArgumentException>("batch", () => _batch.Input<float>(0, firstRow, rows, 2).Length);
        Assert.Throws<ArgumentException>("batch", () => _batch.LengthsOf(firstRow, rows).Length);
    }

    private static void AssertFault<T>(string message, SpanOf<T> read) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>("batch", () => read().Length).Message);

    private delegate ReadOnlySpan<T> SpanOf<T>();
}
