using SeqGen.Tests.Seq2Seq;

namespace SeqGen.Tests.Pairs;

/// <summary>What a caller of a pair may get wrong is named as the caller calls it.</summary>
public sealed class PairMisuseTests
{
    private readonly Teller _model = new(seed: 1);

    [Fact]
    public void Resize_NamesTheAxis()
    {
        Teller.Workspace run = _model.CreateWorkspace(2, 3, 4);

        Assert.Throws<ArgumentOutOfRangeException>("sourceSteps", () => run.Resize(2, 4, 4));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => run.Resize(2, 3, 5));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => run.Resize(3, 3, 4));
    }

    [Fact]
    public void ResizeAndSetLengths_WithOneSideWrong_ChangeNothing()
    {
        Teller.Workspace run = _model.CreateWorkspace(2, 3, 4);
        run.SetLengths([1, 3], [2, 4]);

        Assert.Throws<ArgumentOutOfRangeException>(() => run.Resize(1, 2, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.SetLengths([2, 2], [1, 5]));

        Assert.Equal((2, 3, 4), (run.Batch, run.Other.Steps, run.Steps));
        Assert.Equal((4, 6), (run.Other.Rows, run.Rows));
    }

    [Fact]
    public void SetLengths_NamesTheSide()
    {
        Teller.Workspace run = _model.CreateWorkspace(2, 3, 4);

        Assert.Throws<ArgumentOutOfRangeException>("source", () => run.SetLengths([1, 4], [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>("target", () => run.SetLengths([1, 3], [1, 5]));
        Assert.Throws<ArgumentException>("target", () => run.SetLengths([1, 3], [1]));
    }

    [Fact]
    public void Decode_NamesTheLengths() =>
        Assert.Throws<ArgumentOutOfRangeException>("sourceLengths", () => _model.Decode(new int[2 * 3], new double[2 * 3], [1, 4], new int[2 * 4]));
}
