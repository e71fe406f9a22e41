using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Graph;

namespace SeqGen.Compiler.Tests.Graph;

public sealed class LoopsTests
{
    private readonly ModelZoo _zoo = new();

    [Fact]
    public void Of_StackedLayers_AreLoopsOfTheirOwnInOrder()
    {
        Node x = _zoo.Builder.Input(2, Domain.Step);
        ModelGraph graph = _zoo.Build(_zoo.GruAfter(_zoo.Lstm(x, 3), 3, "_l1"));
        IReadOnlyList<IReadOnlyList<Node>> loops = Loops.Of(graph.Nodes);
        Assert.Equal(["c_l0 h_l0", "h_l1"], loops.Select(StateNames));
        Assert.DoesNotContain(loops.SelectMany(l => l), n => n.Weight?.Parameter.Name.StartsWith("weight_ih", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Of_Feedback_JoinsLayersIntoOneLoop()
    {
        ModelGraph graph = RecurrentModels.All["feedback from a second layer through a dense one"](_zoo);
        Assert.Equal("c_l0 feedback h_l0 h_l1", StateNames(Assert.Single(Loops.Of(graph.Nodes))));
    }

    [Fact]
    public void Of_Delay_IsNoLoop()
    {
        ModelGraph graph = RecurrentModels.All["delay of one step"](_zoo);
        Assert.Empty(Loops.Of(graph.Nodes));
    }

    [Fact]
    public void Of_StateThatKeepsItself_IsALoop()
    {
        State s = _zoo.Builder.NewState("s", Direction.Forward, 2, external: 0);
        s.Next = s.Previous;
        ModelGraph graph = _zoo.Build(_zoo.Builder.Tanh(s.Previous));
        Assert.Equal("s", StateNames(Assert.Single(Loops.Of(graph.Nodes))));
    }

    private static string StateNames(IReadOnlyList<Node> loop) => string.Join(" ", loop.Select(n => n.State).OfType<State>().Select(s => s.Name).Order());
}
