namespace SeqGen.Tests.Workspaces;

/// <summary>Labels of sequences, moved to the workspace's order.</summary>
public class LabelPackingTests
{
    [Fact]
    public void PackLabels_SortsSequencesAndPadsToSteps()
    {
        TestWorkspace<float> run = Run(2, 4, 3);
        int[] target = new int[12];

        int count = run.PackLabels([1, -1, 2, 3, -1, -1], "labels", 5, 0, target);

        Assert.Equal(3, count);
        Assert.Equal([2, 3, -1, -1, -1, -1, -1, -1, 1, -1, -1, -1], target);
    }

    [Fact]
    public void PackLabels_WiderThanTheSteps_KeepsWhatFits()
    {
        int[] target = new int[2];

        Run(2).PackLabels([4, 0, -1, -1, -1], "labels", 5, 1, target);

        Assert.Equal([4, 0], target);
    }

    [Theory]
    [InlineData("1 2 3 -1 -1 -1 -1", "multiple of 3")]
    [InlineData("", "multiple of 3")]
    [InlineData("1 2 -1 2 -1 -1", "at place 1 of sequence 11, behind the padding of -1 that begins at 0")]
    [InlineData("1 1 1 2 1 -1", "2 labels for sequence 10, 1 of them like the one before: that takes 3 steps, and the sequence has 2")]
    public void PackLabels_WrongRows_NamesTheSequence(string source, string message)
    {
        TestWorkspace<float> run = Run(2, 4, 3);
        run.RowOffset = 10;
        int[] target = [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9];

        ArgumentException wrong = Assert.Throws<ArgumentException>("labels", () => run.PackLabels(Numbers(source), "labels", 5, 0, target));

        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
        Assert.All(target, label => Assert.Equal(9, label));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-2)]
    public void PackLabels_NoLabel_NamesThePlace(int label)
    {
        TestWorkspace<float> run = Run(2, 4, 3);
        int[] target = new int[12];

        ArgumentOutOfRangeException wrong = Assert.Throws<ArgumentOutOfRangeException>("labels", () => run.PackLabels([1, -1, 2, label, -1, -1], "labels", 5, 0, target));

        Assert.Contains("not at sequence 1, place 1", wrong.Message, StringComparison.Ordinal);
        Assert.All(target, kept => Assert.Equal(0, kept));
    }

    private static TestWorkspace<float> Run(params int[] lengths)
    {
        var run = new TestWorkspace<float>(lengths.Length, lengths.Max());
        run.SetLengths(lengths);
        return run;
    }

    private static int[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];
}
