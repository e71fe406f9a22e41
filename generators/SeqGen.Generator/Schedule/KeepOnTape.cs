using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>
/// Decides which values of the forward pass the tape keeps. What the backward maths names is kept when it was dear (a product, an exponential,
/// a division); sums and products of kept values are computed again.
/// <code>
/// backward uses z and (1 - z)      keep z,  recompute 1 - z
/// </code>
/// Over frames, whose convolutions outweigh a function of each number by far, functions of states are computed again too: tanh(c) takes no room.
/// Valid because recomputation uses the same operands and operations, so it gives the same bits. A state's values stand in its buffer anyway and
/// are read from there.
/// </summary>
internal sealed class KeepOnTape
{
    private readonly GraphBuilder _builder;
    private readonly HashSet<Node> _forward;
    private readonly HashSet<Node> _named;
    private readonly Dictionary<Node, Node> _copies = [];

    private readonly HashSet<Node> _states;
    private readonly bool _overFrames;

    private KeepOnTape(ModelGraph graph, IReadOnlyList<Node> backward, int nextId)
    {
        _builder = new GraphBuilder(nextId);
        _forward = [.. graph.Nodes];
        _states = [.. graph.States.Select(s => s.Next)];
        _overFrames = graph.Nodes.Any(n => n.Op == Op.Conv);
        _named = [.. backward.SelectMany(n => n.Inputs)];
    }

    /// <summary>The backward nodes with the copies they read in front of them; the backward nodes are rewired in place.</summary>
    /// <param name="graph">The forward pass.</param>
    /// <param name="backward">Nodes of the backward pass, which name forward nodes as operands.</param>
    /// <param name="nextId">First free node number.</param>
    public static IReadOnlyList<Node> Run(ModelGraph graph, IReadOnlyList<Node> backward, int nextId)
    {
        var pass = new KeepOnTape(graph, backward, nextId);
        var result = new List<Node>();
        foreach (Node node in backward)
        {
            int made = pass._builder.Nodes.Count;
            pass._builder.CurrentLayer = node.Layer;
            node.Rewire(i => pass._forward.Contains(i) ? pass.Read(i) : i);
            result.AddRange(pass._builder.Nodes.Skip(made));
            result.Add(node);
        }

        return result;
    }

    private Node Read(Node node)
    {
        if (_copies.TryGetValue(node, out Node? copy))
            return copy;
        if (!CanRecompute(node) || (node.Axis != _builder.CurrentLayer.Axis && node.Shape.Domain != Domain.Model))
            return node;
        copy = _builder.Add(node.Op, [.. node.Inputs.Select(Read)], node.Index, node.Value, node.Weight, node.State, node.Shape);
        copy.Symbol = node.Symbol;
        _copies[node] = copy;
        return copy;
    }

    /// <summary>Whether cheap maths leads to it from values that are there anyway.</summary>
    private bool CanRecompute(Node node) =>
        !_states.Contains(node) && OpKinds.IsPointwise(node.Op) && (!Views.IsCostly(node.Op) || IsFunctionOfState(node)) && node.Shape.Domain != Domain.Model && node.Inputs.All(IsThere);

    private bool IsFunctionOfState(Node node) => _overFrames && node.Inputs.Count == 1 && _states.Contains(Views.Base(node.Inputs[0]));

    private bool IsThere(Node node)
    {
        Node value = Views.Base(node);
        return value.Shape.Domain == Domain.Model
            || value.Op is Op.Input or Op.Previous or Op.Random or Op.StepCount
            || _states.Contains(value)
            || CanRecompute(value)
            || _named.Contains(node) || _named.Contains(value);
    }
}
