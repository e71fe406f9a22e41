namespace SeqGen.Tests.Frames;

/// <summary>Targets of a binary cross-entropy are probabilities.</summary>
public sealed class ChanceTests
{
    private const int Frame = 20;

    private readonly NextFrame _model = new(seed: 1);

    [Theory]
    [InlineData(255f)]
    [InlineData(-0.01f)]
    [InlineData(float.NaN)]
    public void TargetOutsideItsRange_IsRefusedWithItsPlace(float wrong)
    {
        NextFrame.Workspace run = _model.CreateWorkspace(2, 3);
        float[] targets = new float[2 * 3 * Frame];
        targets[((3 + 2) * Frame) + 7] = wrong;

        ArgumentException refused = Assert.Throws<ArgumentException>("targets", () => _model.Train(run, new float[targets.Length], targets));

        Assert.Contains("sequence 1, step 2, feature 7", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EndsOfTheRange_AndPadding_AreTaken()
    {
        NextFrame.Workspace run = _model.CreateWorkspace(2, 3);
        float[] targets = new float[2 * 3 * Frame];
        targets.AsSpan(0, Frame).Fill(1);
        targets.AsSpan(Frame, 2 * Frame).Fill(float.NaN);
        run.SetLengths([1, 3]);

        Assert.True(float.IsFinite(_model.Train(run, new float[targets.Length], targets)));
    }
}
