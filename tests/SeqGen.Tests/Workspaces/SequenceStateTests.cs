using SeqGen.Runtime;

namespace SeqGen.Tests.Workspaces;

public class SequenceStateTests
{
    private static readonly StateInfo[] Layout = [new("memory.h", 2, 3), new("memory.c", 2, 3), new("top.h", 1, 2)];

    [Fact]
    public void Parts_HavePyTorchsShapes()
    {
        SequenceState<float> state = new(Layout, 4);
        Assert.Equal((24, 24, 8), (state["memory.h"].Length, state["memory.c"].Length, state["top.h"].Length));
        Assert.Equal(["memory.h", "memory.c", "top.h"], state.Names);

        state["memory.c"][12] = 5f;
        Assert.Equal(5f, state.Block(1, 1)[0]);
        Assert.Equal(5f, state.Part(1)[12]);
        Assert.All(state["memory.h"].ToArray(), value => Assert.Equal(0f, value));
    }

    [Fact]
    public void UnknownName_ListsNearNames()
    {
        SequenceState<float> state = new(Layout, 4);
        string message = Assert.Throws<KeyNotFoundException>(() => state["memory.g"].Length).Message;
        Assert.Contains("memory.h", message);
    }

    [Fact]
    public void CopyFrom_CopiesEveryPart()
    {
        SequenceState<double> from = new(Layout, 2);
        from["memory.h"].Fill(1);
        from["memory.c"].Fill(2);
        from["top.h"].Fill(3);
        SequenceState<double> to = new(Layout, 2);
        to.CopyFrom(from);
        Assert.Equal(from["memory.h"].ToArray(), to["memory.h"].ToArray());
        Assert.Equal(from["memory.c"].ToArray(), to["memory.c"].ToArray());
        Assert.Equal(from["top.h"].ToArray(), to["top.h"].ToArray());
    }

    [Fact]
    public void CopyFrom_AnotherShape_ChangesNothing()
    {
        SequenceState<float> state = new(Layout, 2);
        state["top.h"].Fill(7f);
        SequenceStateBase[] others = [new SequenceState<float>(Layout, 3), new SequenceState<float>(Layout[..2], 2), new SequenceState<double>(Layout, 2), new SequenceState<float>([Layout[0], Layout[1], new("top.h", 2, 1)], 2)];
        foreach (SequenceStateBase other in others)
        {
            Assert.Throws<ArgumentException>("other", () => state.CopyFrom(other));
        }

        Assert.All(state["top.h"].ToArray(), value => Assert.Equal(7f, value));
    }

    [Fact]
    public void ClearRow_LeavesTheOtherSequences()
    {
        SequenceState<float> state = new(Layout, 3);
        state["memory.h"].Fill(1f);
        state["top.h"].Fill(2f);
        state.ClearRow(1);
        Assert.Equal([1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1], state["memory.h"].ToArray());
        Assert.Equal([2, 2, 0, 0, 2, 2], state["top.h"].ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => state.ClearRow(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.ClearRow(-1));

        state.Clear();
        Assert.Equal(new float[18], state["memory.h"].ToArray());
        Assert.Equal(new float[6], state["top.h"].ToArray());
    }

    [Fact]
    public void WithoutParts_IsAStateToo()
    {
        SequenceState<float> state = new([], 2);
        state.Clear();
        state.ClearRow(1);
        state.CopyFrom(new SequenceState<float>([], 2));
        Assert.Empty(state.Names);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(int.MaxValue)]
    public void New_WrongBatch_Throws(int batch) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequenceState<float>(Layout, batch));
}
