using SeqGen.Data;
using SeqGen.Tests.Allocation;

namespace SeqGen.Tests.Data;

public class SequenceDataTests
{
    [Fact]
    public void FromSequences_Fill_PadsToLongestOfBatch()
    {
        SequenceData data = SequenceData.FromSequences(
            SequenceColumn.Sequences<float>([[1, 2, 3, 4], [5, 6], [7, 8, 9, 10, 11, 12]], width: 2),
            SequenceColumn.Sequences<int>([[1, 2], [3], [4, 5, 6]]));
        SequenceBatch batch = data.CreateBatch(2);

        data.Fill(batch, [1, 0]);

        Assert.Equal((3, 3, 6L), (data.Count, data.Steps, data.TotalSteps));
        Assert.Equal((2, 2), (batch.Rows, batch.Steps));
        Assert.Equal([1, 2], batch.Lengths!);
        Assert.Equal([5, 6, 0, 0, 1, 2, 3, 4], ((float[])batch.Inputs[0])[..8]);
        Assert.Equal([3, -1, 1, 2], ((int[])batch.Targets[0])[..4]);
    }

    [Fact]
    public void FromSequences_RowsColumn_OneValuePerSequence()
    {
        SequenceData data = SequenceData.FromSequences(
            [SequenceColumn.Sequences<double>([[1], [2, 3]]), SequenceColumn.Rows<double>([10, 11, 20, 21], width: 2)],
            [SequenceColumn.Rows<int>([7, 8])]);
        SequenceBatch batch = data.CreateBatch(2);

        data.Fill(batch, [1, 0]);

        Assert.Equal([2, 3, 1, 0], (double[])batch.Inputs[0]);
        Assert.Equal([20, 21, 10, 11], (double[])batch.Inputs[1]);
        Assert.Equal([8, 7], (int[])batch.Targets[0]);
    }

    [Fact]
    public void FromSequences_EqualLengths_HasNone()
    {
        SequenceColumn column = SequenceColumn.Sequences<int>([[1, 2], [3, 4]]);

        Assert.False(SequenceData.FromSequences(column, column).HasLengths);
    }

    [Fact]
    public void FromArrays_Lengths_TrimAndPad()
    {
        SequenceData data = SequenceData.FromArrays(
            SequenceColumn.Steps<int>([1, 2, 3, 4, 5, 6, 7, 8, 9]), SequenceColumn.Rows<float>([0.1f, 0.2f, 0.3f]), steps: 3, lengths: [1, 2, 2]);
        SequenceBatch batch = data.CreateBatch(3);

        data.Fill(batch, [2, 0]);

        Assert.Equal((2, 2), (batch.Rows, batch.Steps));
        Assert.Equal([7, 8, 1, 0], ((int[])batch.Inputs[0])[..4]);
        Assert.Equal([0.3f, 0.1f], ((float[])batch.Targets[0])[..2]);
    }

    [Fact]
    public void Faults_AreNamed()
    {
        SequenceColumn two = SequenceColumn.Sequences<int>([[1, 2], [3]]);
        SequenceColumn other = SequenceColumn.Sequences<int>([[1, 2], [3, 4]]);
        SequenceColumn flat = SequenceColumn.Steps<int>([1, 2, 3]);

        Message("Sequence 1 has 1 steps in one column and 2", () => SequenceData.FromSequences(two, other));
        Message("3 sequences; the first one has 2", () => SequenceData.FromSequences(two, SequenceColumn.Rows<int>([1, 2, 3])));
        Message("is one long array", () => SequenceData.FromSequences(two, flat));
        Message("No column has separate sequences", () => SequenceData.FromSequences(flat, flat));
        Message("3 steps, not a multiple of 2", () => SequenceData.FromArrays(flat, flat, steps: 2));
        Message("2 lengths for 3 sequences", () => SequenceData.FromArrays(flat, flat, steps: 1, lengths: [1, 1]));
        Message("The length of sequence 1 must be 1 to 1", () => SequenceData.FromArrays(flat, flat, 1, [1, 2, 1]));
        Message("3 elements, not a multiple of 2", () => SequenceColumn.Steps<float>([1, 2, 3], width: 2));
        Message("Sequence 1 has 0 elements", () => SequenceColumn.Sequences<float>([[1], []]));
        Message("not Byte", () => SequenceColumn.Rows<byte>([1]));
        Message("at least one input", () => SequenceData.FromArrays([], [flat], 1));
        Message("3 sequences; the first one has 1", () => SequenceData.FromArrays([flat, SequenceColumn.Rows<int>([1, 2, 3])], [], 3));

        static void Message(string part, Func<object> action) =>
            Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_OtherBatchOrSequence_ThrowsBeforeChange()
    {
        SequenceColumn column = SequenceColumn.Steps<int>([1, 2, 3, 4]);
        SequenceData data = SequenceData.FromArrays(column, column, steps: 2);
        SequenceBatch batch = data.CreateBatch(1);

        Assert.Throws<ArgumentException>("batch", () => data.Fill(batch, [0, 1]));
        Assert.Throws<ArgumentException>("batch", () => data.Fill(batch, []));
        Assert.Throws<ArgumentException>("batch", () => data.Fill(new SequenceBatch(), [0]));
        Assert.Throws<ArgumentOutOfRangeException>("sequences", () => data.Fill(batch, [2]));
        Assert.Throws<ArgumentOutOfRangeException>("sequences", () => data.Fill(batch, [-1]));
        Assert.Equal((1, 2), (batch.Rows, batch.Steps));
    }

    [Fact]
    public void Fill_AllocatesNothing()
    {
        SequenceData data = SequenceData.FromSequences(
            SequenceColumn.Sequences<float>([[1, 2, 3, 4], [5, 6], [7, 8, 9, 10, 11, 12]], width: 2),
            SequenceColumn.Sequences<int>([[1, 2], [3], [4, 5, 6]]));
        SequenceBatch batch = data.CreateBatch(3);
        int[] rows = [2, 0, 1];

        Assert.Equal(0, Allocated.By(() =>
        {
            for (int i = 0; i < 50; i++)
                data.Fill(batch, rows);
        }));
    }

    [Fact]
    public void Statistics_CountValidStepsOnly()
    {
        SequenceData data = SequenceData.FromArrays(
            SequenceColumn.Steps<float>([1, 10, 3, 10, 1000, 1000, 5, 10, 1000, 1000, 1000, 1000], width: 2),
            SequenceColumn.Rows<int>([0, 0]), steps: 3, lengths: [2, 1]);
        double[] mean = new double[2];
        double[] deviation = new double[2];

        data.Statistics(0, mean, deviation);

        Assert.Equal([3, 10], mean);
        Assert.Equal(Math.Sqrt(8.0 / 3), deviation[0], 14);
        Assert.Equal(0, deviation[1]);
        Assert.Throws<ArgumentException>(() => data.Statistics(0, mean, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Statistics(1, mean, deviation));
    }

    [Fact]
    public void Split_InOrder_HoldsOutTheEnd()
    {
        SequenceColumn column = SequenceColumn.Rows<int>([.. Enumerable.Range(0, 10)]);
        SequenceData data = SequenceData.FromArrays(column, column, steps: 1);

        (SequenceData train, SequenceData held) = data.Split(0.25);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], Rows(train));
        Assert.Equal([8, 9], Rows(held));
    }

    [Fact]
    public void Split_Seed_DisjointReproducibleAndWhole()
    {
        SequenceColumn column = SequenceColumn.Rows<int>([.. Enumerable.Range(0, 100)]);
        SequenceData data = SequenceData.FromArrays(column, column, steps: 1);

        (SequenceData train, SequenceData held) = data.Split(0.2, seed: 5);
        (_, SequenceData again) = data.Split(0.2, seed: 5);
        (_, SequenceData other) = data.Split(0.2, seed: 6);

        Assert.Equal(20, held.Count);
        Assert.Equal(Enumerable.Range(0, 100), Rows(train).Concat(Rows(held)).Order());
        Assert.Equal(Rows(held), Rows(again));
        Assert.NotEqual(Rows(held), Rows(other));
        Assert.NotEqual(Enumerable.Range(80, 20), Rows(held));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Split_Share_OutOfRange_Throws(double share)
    {
        SequenceColumn column = SequenceColumn.Rows<int>([1, 2]);
        SequenceData data = SequenceData.FromArrays(column, column, steps: 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => data.Split(share));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Split(share, 1));
    }

    private static int[] Rows(SequenceData data)
    {
        SequenceBatch batch = data.CreateBatch(data.Count);
        data.Fill(batch, [.. Enumerable.Range(0, data.Count)]);
        return (int[])batch.Inputs[0];
    }
}
