namespace SeqGen.Tests.Workspaces;

public class TokenPackingTests
{
    [Fact]
    public void Tokens_AreInTheOrderOfPackedRows()
    {
        TestWorkspace<float> run = new(3, 3);
        int[] lengths = [2, 1, 3];
        run.SetLengths(lengths);
        int[] source = [0, 1, -7, 3, 99, 99, 6, 7, 8];
        int[] target = new int[9];
        Array.Fill(target, 42);
        run.PackTokens(source, "x", 9, target);
        Assert.Equal([6, 0, 3, 7, 1, 8, 42, 42, 42], target);
    }

    [Fact]
    public void RowTokens_AreInTheOrderOfPlaces()
    {
        TestWorkspace<float> run = new(3, 3);
        run.SetLengths([2, 1, 3]);
        int[] target = new int[3];
        run.PackRowTokens([4, 5, 6], "x", 7, target);
        Assert.Equal([6, 4, 5], target);
    }

    [Fact]
    public void Targets_AreCountedWithoutTheIgnored()
    {
        TestWorkspace<float> run = new(2, 3);
        run.SetLengths([2, 3]);
        int[] target = new int[6];
        Assert.Equal(3, run.PackTargets([0, -1, 5, 2, 4, -1], "targets", 5, target));
        Assert.Equal([2, 0, 4, -1, -1], target[..5]);

        Assert.Equal(1, run.PackRowTargets([-1, 4], "targets", 5, target));
        Assert.Equal([4, -1], target[..2]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Token_OutOfRange_NamesThePlaceAndChangesNothing(int token)
    {
        TestWorkspace<float> run = new(2, 3) { RowOffset = 4 };
        int[] target = [9, 9, 9, 9, 9, 9];
        int[] steps = [0, 1, 2, 3, token, 0];
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>("x", () => run.PackTokens(steps, "x", 5, target));
        Assert.StartsWith("x must be 0 to 4; it is not at sequence 5, step 1.", exception.Message);
        Assert.Equal(token, exception.ActualValue);

        exception = Assert.Throws<ArgumentOutOfRangeException>("x", () => run.PackRowTokens([0, token], "x", 5, target));
        Assert.StartsWith("x must be 0 to 4; it is not at sequence 5.", exception.Message);
        Assert.All(target, value => Assert.Equal(9, value));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-2)]
    public void Target_OutOfRange_NamesThePlaceAndChangesNothing(int target)
    {
        TestWorkspace<float> run = new(2, 1);
        int[] packed = [9, 9];
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => run.PackTargets([0, target], "targets", 5, packed));
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => run.PackRowTargets([0, target], "targets", 5, packed));
        Assert.Equal([9, 9], packed);
    }

    [Fact]
    public void WrongLength_NamesActualAndExpected()
    {
        TestWorkspace<float> run = new(2, 3);
        int[] target = new int[6];
        Assert.StartsWith("x has 5 elements; batch 2 x steps 3 needs 6.", Assert.Throws<ArgumentException>("x", () => run.PackTokens(new int[5], "x", 5, target)).Message);
        Assert.StartsWith("x has 7 elements; batch 2 x steps 3 needs 6.", Assert.Throws<ArgumentException>("x", () => run.PackTargets(new int[7], "x", 5, target)).Message);
        Assert.StartsWith("x has 3 elements; batch 2 needs 2.", Assert.Throws<ArgumentException>("x", () => run.PackRowTokens(new int[3], "x", 5, target)).Message);
        Assert.StartsWith("x has 1 elements; batch 2 needs 2.", Assert.Throws<ArgumentException>("x", () => run.PackRowTargets(new int[1], "x", 5, target)).Message);
    }
}
