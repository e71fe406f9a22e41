using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>
/// Decides which values of the forward pass the tape keeps. What the backward maths names is kept when it was dear (a product, an exponential,
/// a division); sums and products of kept values are computed again.
/// <code>
/// backward uses z and (1 - z)      keep z,  recompute 1 - z
/// </code>
/// Valid because recomputation uses the same operands and operations, so it gives the same bits.
/// </summary>
internal sealed class KeepOnTape
{
    private readonly GraphBuilder _builder;
    private readonly HashSet<Node> _forward;
    private readonly HashSet<Node> _named = [];
    private readonly Dictionary<Node, Node> _copies = [];

    private KeepOnTape(IReadOnlyList<Node> forward, IReadOnlyList<Node> backward, int nextId)
    {
        _builder = new GraphBuilder(nextId);
        _forward = [.. forward];
        foreach (Node input in backward.SelectMany(n => n.Inputs))
            _named.Add(input);
    }

    /// <summary>The backward nodes, reading copies of what is recomputed (which stand before them), and the number after the last node.</summary>
    public static IReadOnlyList<Node> Run(IReadOnlyList<Node> forward, IReadOnlyList<Node> backward, IReadOnlyList<State> states, int nextId, out int afterLast)
    {
        var pass = new KeepOnTape(forward, backward, nextId);
        var replaced = new Dictionary<Node, Node>();
        var result = new List<Node>();
        foreach (Node node in backward)
        {
            if (!node.Inputs.Any(i => pass._forward.Contains(i) || replaced.ContainsKey(i)))
            {
                result.Add(node);
                continue;
            }

            int made = pass._builder.Nodes.Count;
            pass._builder.CurrentLayer = node.Layer;
            Node[] inputs = [.. node.Inputs.Select(i => replaced.TryGetValue(i, out Node? r) ? r : pass._forward.Contains(i) ? pass.Read(i) : i)];
            result.AddRange(pass._builder.Nodes.Skip(made));
            if (inputs.SequenceEqual(node.Inputs))
            {
                result.Add(node);
                continue;
            }

            Node copy = pass._builder.Add(node.Op, inputs, node.Index, node.Value, node.Weight, node.State, node.Shape);
            copy.Symbol = node.Symbol;
            replaced[node] = copy;
            result.Add(copy);
        }

        foreach (State state in states)
        {
            if (replaced.TryGetValue(state.Next, out Node? next))
                state.Next = next;
            if (state.Initial is not null && replaced.TryGetValue(state.Initial, out Node? initial))
                state.Initial = initial;
        }

        Replaced = replaced;
        afterLast = pass._builder.NextId;
        return result;
    }

    [ThreadStatic]
    private static Dictionary<Node, Node>? s_replaced;

    /// <summary>Which backward nodes the last run on this thread copied.</summary>
    public static IReadOnlyDictionary<Node, Node> Replaced
    {
        get => s_replaced ??= [];
        private set => s_replaced = (Dictionary<Node, Node>)value;
    }

    private Node Read(Node node)
    {
        if (_copies.TryGetValue(node, out Node? copy))
            return copy;
        if (!CanRecompute(node))
            return node;
        copy = _builder.Add(node.Op, [.. node.Inputs.Select(Read)], node.Index, node.Value, node.Weight, node.State, node.Shape);
        copy.Symbol = node.Symbol;
        _copies[node] = copy;
        return copy;
    }

    /// <summary>Whether cheap maths leads to it from values that are there anyway.</summary>
    private bool CanRecompute(Node node) =>
        OpKinds.IsPointwise(node.Op) && !Views.IsCostly(node.Op) && node.Shape.Domain != Domain.Model && !_builder.States.Any()
        && node.Inputs.All(i => IsThere(i));

    private bool IsThere(Node node)
    {
        Node value = Views.Base(node);
        if (value.Op == Op.Concat)
            return _named.Contains(node);
        return value.Shape.Domain == Domain.Model || value.Op is Op.Input or Op.Previous or Op.Random or Op.Constant or Op.StepCount or Op.Parameter
            || (OpKinds.IsPointwise(value.Op) && !Views.IsCostly(value.Op) ? CanRecompute(value) : _named.Contains(node) || _named.Contains(value));
    }
}
