using SeqGen.Data;

namespace SeqGen.Tests.Data;

public class WindowsTests
{
    private static readonly int[] Ten = [.. Enumerable.Range(0, 10)];

    [Fact]
    public void Windows_Tokens_TargetsAreTheNextOnes()
    {
        SequenceData data = SequenceData.Windows(Ten, length: 4, stride: 2);

        // The last window that has a token behind it begins at 4: 4 5 6 7, then 8.
        Assert.Equal(3, data.Count);
        Assert.Equal([0, 1, 2, 3], Read(data, 0).Input);
        Assert.Equal([1, 2, 3, 4], Read(data, 0).Target);
        Assert.Equal([4, 5, 6, 7], Read(data, 2).Input);
        Assert.Equal([5, 6, 7, 8], Read(data, 2).Target);
        Assert.Equal(2, SequenceData.Windows(Ten, 9, 9).Count + SequenceData.Windows(Ten, 5, 5).Count);
        Assert.Throws<ArgumentException>(() => SequenceData.Windows(Ten, 10, 1));
    }

    [Fact]
    public void Windows_Horizon_TargetIsWhatFollows()
    {
        SequenceColumn series = SequenceColumn.Steps([.. Ten.SelectMany(i => new[] { (float)i, -i })], width: 2);
        SequenceData data = SequenceData.Windows(series, length: 3, stride: 3, horizon: 2);
        SequenceBatch batch = data.CreateBatch(2);

        data.Fill(batch, [0, 1]);

        Assert.Equal(2, data.Count);
        Assert.Equal([0, 0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5], (float[])batch.Inputs[0]);
        Assert.Equal([3, -3, 4, -4, 6, -6, 7, -7], (float[])batch.Targets[0]);
        Assert.False(data.Targets[0].PerStep);
        Assert.Equal(4, data.Targets[0].Width);
    }

    [Fact]
    public void Windows_Columns_SameSteps()
    {
        SequenceData data = SequenceData.Windows([SequenceColumn.Steps(Ten)], [SequenceColumn.Steps([.. Ten.Select(i => i * i)])], 5, 5);

        Assert.Equal(2, data.Count);
        Assert.Equal([25, 36, 49, 64, 81], Read(data, 1).Target);
        Assert.Throws<ArgumentException>(() => SequenceData.Windows([SequenceColumn.Steps(Ten)], [SequenceColumn.Steps([1])], 1, 1));
        Assert.Throws<ArgumentException>(() => SequenceData.Windows([SequenceColumn.Rows(Ten)], [], 1, 1));
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(4, 4)]
    [InlineData(3, 2)]
    public void Split_Windows_ShareNoStep(int length, int stride)
    {
        (SequenceData train, SequenceData held) = SequenceData.Windows([.. Enumerable.Range(0, 100)], length, stride).Split(0.2);

        int last = Enumerable.Range(0, train.Count).Max(i => Read(train, i).Target.Max());
        int first = Enumerable.Range(0, held.Count).Min(i => Read(held, i).Input.Min());
        Assert.True(last < first, $"{last} {first}");
        Assert.InRange(first - last, 1, stride);
    }

    [Fact]
    public void Stream_LanesContinueFromBatchToBatch()
    {
        // 20 tokens, 3 lanes: 19 have a token behind them, 6 for each lane.
        SequenceData data = SequenceData.Stream([.. Enumerable.Range(0, 20)], batch: 3, steps: 4);
        SequenceBatch batch = data.CreateBatch(3);

        Assert.Equal((3, 6, 4), (data.Lanes, data.Count, data.Steps));
        data.Fill(batch, [0, 1, 2]);
        Assert.Equal([0, 1, 2, 3, 6, 7, 8, 9, 12, 13, 14, 15], (int[])batch.Inputs[0]);
        Assert.Equal([1, 2, 3, 4, 7, 8, 9, 10, 13, 14, 15, 16], (int[])batch.Targets[0]);
        data.Fill(batch, [3, 4, 5]);
        Assert.Equal(2, batch.Steps);
        Assert.Null(batch.Lengths);
        Assert.Equal([4, 5, 10, 11, 16, 17], ((int[])batch.Inputs[0])[..6]);
        Assert.Equal([5, 6, 11, 12, 17, 18], ((int[])batch.Targets[0])[..6]);
    }

    [Fact]
    public void Stream_Split_CutsTheTextInTwo()
    {
        SequenceData data = SequenceData.Stream([.. Enumerable.Range(0, 100)], batch: 2, steps: 7);

        (SequenceData train, SequenceData held) = data.Split(0.2);

        Assert.Equal(78, train.TotalSteps);
        Assert.Equal(18, held.TotalSteps);
        Assert.Equal(78, Enumerable.Range(0, train.Count).Max(i => Read(train, i).Target.Max()));
        Assert.Equal(80, Read(held, 0).Input[0]);
        Assert.Throws<InvalidOperationException>(() => data.Split(0.2, seed: 1));
        Assert.Throws<InvalidOperationException>(() => data.Subset([0]));
    }

    [Fact]
    public void Stream_TooShort_Throws()
    {
        Assert.Throws<ArgumentException>(() => SequenceData.Stream([1, 2, 3], batch: 3, steps: 1));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => SequenceData.Stream(Ten, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => SequenceData.Stream(Ten, 1, 0));
        Assert.Equal(2, SequenceData.Stream([SequenceColumn.Steps(Ten)], [SequenceColumn.Steps(Ten)], 2, 5).Count);
    }

    private static (int[] Input, int[] Target) Read(SequenceData data, int sequence)
    {
        SequenceBatch batch = data.CreateBatch(1);
        data.Fill(batch, [sequence]);
        return (((int[])batch.Inputs[0])[..batch.Steps], ((int[])batch.Targets[0])[..batch.Steps]);
    }
}
