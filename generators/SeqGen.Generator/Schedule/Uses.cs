using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>Which nodes use a value.</summary>
internal sealed class Uses
{
    private readonly Dictionary<Node, List<Node>> _users = [];

    private readonly HashSet<Node> _lasting = [];

    /// <param name="nodes">Nodes that may use values.</param>
    /// <param name="lasting">Values that are wanted for themselves: outputs, next values of states.</param>
    public Uses(IEnumerable<Node> nodes, IEnumerable<Node> lasting)
    {
        _lasting.UnionWith(lasting);
        foreach (Node node in nodes)
            foreach (Node input in node.Inputs.Distinct())
                (_users.TryGetValue(input, out List<Node>? list) ? list : _users[input] = []).Add(node);
    }

    /// <summary>Whether a value is wanted for itself.</summary>
    public bool Lasts(Node node) => _lasting.Contains(node);

    public IReadOnlyList<Node> Of(Node node) => _users.TryGetValue(node, out List<Node>? list) ? list : [];
}
