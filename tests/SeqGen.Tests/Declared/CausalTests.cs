namespace SeqGen.Tests.Declared;

/// <summary>States that keep keys and values: begun by whole sequences, copied, cleared, full.</summary>
public sealed class CausalTests
{
    private const int Batch = 3, Steps = 9, Classes = 9;

    private static readonly int[] s_tokens = [.. Enumerable.Range(0, Batch * Steps).Select(i => i * 7 % Classes)];

    private readonly CausalWriter _writer = new(seed: 3);

    private readonly CausalReader _reader = new(seed: 4);

    [Fact]
    public void Step_BehindForward_GoesOnWhereEachSequenceEnds()
    {
        float[] whole = Whole(_writer);
        int[] lengths = [4, 6, 1];
        CausalWriter.Workspace run = _writer.CreateWorkspace(Batch, 6);
        run.SetLengths(lengths);
        CausalWriter.State state = _writer.CreateState(Batch, Steps);
        _writer.Forward(run, Beginnings(6), new float[Batch * 6 * Classes], state);
        float[] y = new float[Batch * Classes];
        for (int step = 0; step < 3; step++)
        {
            _writer.Step(state, [.. lengths.Select((length, row) => s_tokens[(row * Steps) + length + step])], y);
            for (int row = 0; row < Batch; row++)
                AssertClose(whole.AsSpan(((row * Steps) + lengths[row] + step) * Classes, Classes), y.AsSpan(row * Classes, Classes));
        }

        Assert.Equal([7f, 9f, 4f], state["step"].ToArray());
    }

    [Fact]
    public void Step_OfManySteps_AgreesWithForward()
    {
        const int Long = 150;
        float[] x = [.. Enumerable.Range(0, Long * 8).Select(i => MathF.Sin(i * i))], whole = new float[Long * 3], y = new float[3];
        _reader.Forward(_reader.CreateWorkspace(1, Long), x, whole);
        CausalReader.State state = _reader.CreateState();
        Assert.Equal(1024, state.Capacity);
        for (int step = 0; step < Long; step++)
        {
            _reader.Step(state, x.AsSpan(step * 8, 8), y);
            AssertClose(whole.AsSpan(step * 3, 3), y);
        }
    }

    [Fact]
    public void CopyFrom_TakesKeysAndValuesAlong()
    {
        CausalWriter.State first = _writer.CreateState(Batch), second = _writer.CreateState(Batch);
        float[] y = new float[Batch * Classes], again = new float[Batch * Classes];
        for (int step = 0; step < 5; step++)
            _writer.Step(first, Tokens(step), y);
        second.CopyFrom(first);
        _writer.Step(first, Tokens(5), y);
        _writer.Step(second, Tokens(5), again);
        Assert.Equal(y, again);
        Assert.Equal(["memory.h", "look.keys", "look.values", "step"], first.Names);
    }

    [Fact]
    public void ClearRow_BeginsOneSequenceAnew()
    {
        float[] whole = Whole(_writer), y = new float[Batch * Classes];
        CausalWriter.State state = _writer.CreateState(Batch);
        for (int step = 0; step < 4; step++)
            _writer.Step(state, Tokens(step), y);
        state.ClearRow(1);
        _writer.Step(state, [s_tokens[4], s_tokens[Steps], s_tokens[(2 * Steps) + 4]], y);
        AssertClose(whole.AsSpan(4 * Classes, Classes), y.AsSpan(0, Classes));
        AssertClose(whole.AsSpan(Steps * Classes, Classes), y.AsSpan(Classes, Classes));
        AssertClose(whole.AsSpan(((2 * Steps) + 4) * Classes, Classes), y.AsSpan(2 * Classes, Classes));
    }

    [Fact]
    public void Step_OfAFullState_SaysSoAndChangesNothing()
    {
        CausalWriter.State state = _writer.CreateState(Batch, capacity: 2);
        float[] y = new float[Batch * Classes];
        _writer.Step(state, Tokens(0), y);
        _writer.Step(state, Tokens(1), y);
        float[] before = state["memory.h"].ToArray();
        InvalidOperationException full = Assert.Throws<InvalidOperationException>(() => _writer.Step(state, Tokens(2), y));
        Assert.Contains("room for 2", full.Message, StringComparison.Ordinal);
        Assert.Equal(before, state["memory.h"].ToArray());
        state.Clear();
        _writer.Step(state, Tokens(2), y);
    }

    [Fact]
    public void Forward_FromAStateThatHasTakenSteps_IsRefused()
    {
        CausalWriter.State state = _writer.CreateState(Batch);
        _writer.Step(state, Tokens(0), new float[Batch * Classes]);
        Assert.Throws<ArgumentException>("state", () => _writer.Forward(_writer.CreateWorkspace(Batch, Steps), s_tokens, new float[s_tokens.Length * Classes], state));
        CausalReader.State small = _reader.CreateState(1, capacity: 3);
        Assert.Throws<ArgumentException>("state", () => _reader.Forward(_reader.CreateWorkspace(1, 4), new float[4 * 8], new float[4 * 3], small));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    [InlineData(int.MaxValue)]
    public void Capacity_OutOfRange_IsRefused(int capacity) => Assert.Throws<ArgumentOutOfRangeException>("capacity", () => _writer.CreateState(1, capacity));

    [Fact]
    public void Capacity_BeyondAnyArray_IsRefused() => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _reader.CreateState(100, 16_000_000));

    /// <summary>Products 4 x 12 x 12 and 3 x 5 x (12 + 5) and 5 x 9, twice; for each step seen a score of 12 units and 12 weighted ones.</summary>
    [Fact]
    public void Description_CountsAttention()
    {
        Assert.Equal(2 * ((4 * 144) + (15 * 17) + 45), CausalWriter.Description.FlopsPerStep);
        Assert.Equal(48, CausalWriter.Description.FlopsPerStepSeen);
        Assert.Contains("and 48 for each step that it sees", CausalWriter.Description.ToString(), StringComparison.Ordinal);
    }

    private static int[] Tokens(int step) => [.. Enumerable.Range(0, Batch).Select(row => s_tokens[(row * Steps) + step])];

    private static int[] Beginnings(int steps) => [.. Enumerable.Range(0, Batch * steps).Select(i => s_tokens[(i / steps * Steps) + (i % steps)])];

    private static float[] Whole(CausalWriter model)
    {
        float[] y = new float[s_tokens.Length * Classes];
        model.Forward(model.CreateWorkspace(Batch, Steps), s_tokens, y);
        return y;
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 2e-5f);
    }
}
