namespace SeqGen.Tests.Declared;

/// <summary>What a caller may get wrong is said before anything changes.</summary>
public sealed class MisuseTests
{
    private const int Batch = 2, Steps = 3;

    private static readonly int[] s_x = [1, 2, 3, 4, 5, 6];

    private readonly Reader _model = new(seed: -5);

    [Fact]
    public void Backward_AfterNewLengths_AsksForAForward()
    {
        Reader.Workspace run = Ran();
        run.SetLengths([3, 2]);
        Assert.Throws<InvalidOperationException>(() => _model.Backward(run, new float[Batch * Steps * 4]));
    }

    [Fact]
    public void Backward_AfterResize_AsksForAForward()
    {
        Reader.Workspace run = Ran();
        run.Resize(Batch, 2);
        Assert.Throws<InvalidOperationException>(() => _model.Backward(run, new float[Batch * 2 * 4]));
    }

    [Fact]
    public void Forward_IntoASpanOfWrongLength_LeavesTheState()
    {
        Reader.Workspace run = _model.CreateWorkspace(Batch, Steps);
        Reader.State state = _model.CreateState(Batch);
        state["memory.h"].Fill(0.25f);
        float[] before = state["memory.h"].ToArray();

        ArgumentException wrong = Assert.Throws<ArgumentException>(() => _model.Forward(run, s_x, new float[5], state));

        Assert.Equal("y", wrong.ParamName);
        Assert.Equal(before, state["memory.h"].ToArray());
    }

    [Fact]
    public void State_OfAnotherModelOrBatch_IsRefused()
    {
        Reader.Workspace run = _model.CreateWorkspace(Batch, Steps);
        float[] y = new float[Batch * Steps * 4];

        ArgumentException wrong = Assert.Throws<ArgumentException>("state", () => _model.Forward(run, s_x, y, new WideReader(1).CreateState(Batch)));
        Assert.Contains("this model's is memory.h [1, 2, 5], memory.c [1, 2, 5]", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("state", () => _model.Train(run, s_x, new int[Batch * Steps], new WideReader(1).CreateState(Batch)));
        Assert.Throws<ArgumentException>("state", () => _model.Forward(run, s_x, y, _model.CreateState(Batch + 1)));
    }

    [Fact]
    public void Predict_IntoASpanOfWrongLength_NamesIt() =>
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => _model.Predict(s_x, new float[5], Batch, Steps)).ParamName);

    [Fact]
    public void Predict_OfNothing_IsRefusedAlikeEachTime()
    {
        string first = Assert.Throws<ArgumentOutOfRangeException>("batch", () => _model.Predict([], [], batch: 0, steps: 3)).Message;
        _model.Predict(s_x, new float[Batch * Steps * 4], Batch, Steps);

        Assert.Equal(first, Assert.Throws<ArgumentOutOfRangeException>("batch", () => _model.Predict([], [], batch: 0, steps: 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => _model.Predict([], [], batch: 1, steps: 0));
    }

    [Theory]
    [InlineData(1 << 30, 1 << 30)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Workspace_BeyondAnyArray_IsRefused(int batch, int steps)
    {
        Assert.True(Reader.WorkspaceBytes(batch, steps) >= 1L << 60);
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.CreateWorkspace(batch, steps));
    }

    [Fact]
    public void Workspace_BeyondAnArray_SaysOfWhat() =>
        Assert.Contains("A workspace of 30000 sequences of 30000 steps", Assert.Throws<ArgumentOutOfRangeException>("batchCapacity", () => _model.CreateWorkspace(30_000, 30_000)).Message, StringComparison.Ordinal);

    [Fact]
    public void WorkspaceBytes_OfNoSequence_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Reader.WorkspaceBytes(0, 1));

    private Reader.Workspace Ran()
    {
        Reader.Workspace run = _model.CreateWorkspace(Batch, Steps);
        _model.Forward(run, s_x, new float[Batch * Steps * 4]);
        return run;
    }
}
