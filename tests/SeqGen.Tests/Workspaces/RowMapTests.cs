namespace SeqGen.Tests.Workspaces;

public class RowMapTests
{
    [Fact]
    public void SetLengths_Random_EqualsNaiveMap()
    {
        Random random = new(1);
        TestWorkspace<float> run = new(40, 30);
        for (int trial = 0; trial < 500; trial++)
        {
            int batch = random.Next(1, 41);
            int steps = random.Next(1, 31);
            int[] lengths = [.. Enumerable.Range(0, batch).Select(_ => random.Next(1, random.Next(1, steps + 1) + 1))];
            run.Resize(batch, steps);
            run.SetLengths(lengths);

            NaiveRowMap expected = new(lengths, steps);
            Assert.Equal(expected.Order, Enumerable.Range(0, batch).Select(run.Source));
            Assert.Equal(expected.Order.Select(row => lengths[row]), Enumerable.Range(0, batch).Select(run.Length));
            Assert.Equal(expected.Rows, PackedRows(run));
            Assert.Equal(expected.Rows.Length, run.Rows);
            Assert.Equal(lengths.Sum(), run.Rows);
            Assert.Equal(lengths.All(length => length == steps), run.IsUniform);
        }
    }

    [Fact]
    public void EndRow_IsTheLastStepBehindTheInitialRows()
    {
        TestWorkspace<float> run = new(4, 5);
        int[] lengths = [2, 5, 1, 5];
        run.SetLengths(lengths);

        (int Step, int Row)[] rows = new NaiveRowMap(lengths, 5).Rows;
        for (int place = 0; place < 4; place++)
        {
            int row = run.Source(place);
            Assert.Equal(4 + Array.IndexOf(rows, (lengths[row] - 1, row)), run.EndRow(place));
        }
    }

    [Fact]
    public void Resize_IsUniformInTheCallersOrder()
    {
        TestWorkspace<float> run = new(3, 4);
        run.SetLengths([1, 3, 2]);
        run.Resize(2, 3);

        Assert.True(run.IsUniform);
        Assert.Equal((2, 3, 6), (run.Batch, run.Steps, run.Rows));
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)], PackedRows(run));
    }

    [Fact]
    public void New_StartsAtItsCapacities()
    {
        TestWorkspace<float> run = new(3, 4);
        Assert.Equal((3, 4, 3, 4, 12), (run.Batch, run.Steps, run.BatchCapacity, run.StepCapacity, run.Rows));
        Assert.True(run.IsUniform);
    }

    [Fact]
    public void OnResized_IsCalledOncePerChange()
    {
        TestWorkspace<float> run = new(3, 4);
        Assert.Equal(0, run.Resizes);
        run.Resize(3, 4);
        Assert.Equal(0, run.Resizes);
        run.Resize(2, 3);
        Assert.Equal((1, 3), (run.Resizes, run.StepsSeen));
        run.SetLengths([1, 3]);
        Assert.Equal(2, run.Resizes);
        run.ClearLengths();
        Assert.Equal(3, run.Resizes);
        Assert.True(run.IsUniform);
        run.ClearLengths();
        Assert.Equal(3, run.Resizes);
    }

    [Theory]
    [InlineData(0, 1, "batch")]
    [InlineData(4, 1, "batch")]
    [InlineData(-1, 1, "batch")]
    [InlineData(1, 0, "steps")]
    [InlineData(1, 5, "steps")]
    public void Resize_OutOfCapacity_ChangesNothing(int batch, int steps, string argument)
    {
        TestWorkspace<float> run = new(3, 4);
        run.SetLengths([1, 3, 2]);
        (int Step, int Row)[] before = PackedRows(run);

        Assert.Equal(argument, Assert.Throws<ArgumentOutOfRangeException>(() => run.Resize(batch, steps)).ParamName);
        Assert.Equal((3, 4), (run.Batch, run.Steps));
        Assert.Equal(before, PackedRows(run));
    }

    [Theory]
    [InlineData("1 2", "lengths has 2 elements; the batch has 3 sequences.")]
    [InlineData("1 2 3 4", "lengths has 4 elements; the batch has 3 sequences.")]
    [InlineData("1 0 2", "The length of sequence 1 must be 1 to 4.")]
    [InlineData("1 2 5", "The length of sequence 2 must be 1 to 4.")]
    [InlineData("-2147483648 2 4", "The length of sequence 0 must be 1 to 4.")]
    public void SetLengths_Wrong_ChangesNothing(string text, string message)
    {
        TestWorkspace<float> run = new(3, 4);
        run.SetLengths([1, 3, 2]);
        (int Step, int Row)[] before = PackedRows(run);

        int[] lengths = [.. text.Split(' ').Select(int.Parse)];
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(() => run.SetLengths(lengths)).Message);
        Assert.Equal(before, PackedRows(run));
        Assert.Equal(1, run.Resizes);
    }

    /// <summary>The map as a list of step and caller's row, read the way emitted loops read it.</summary>
    private static (int Step, int Row)[] PackedRows(Workspace run) =>
        [.. Enumerable.Range(0, run.Steps).SelectMany(step =>
            Enumerable.Range(0, run.First(step + 1) - run.First(step)).Select(place => (step, run.Source(place))))];
}
