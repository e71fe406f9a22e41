using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>Which nodes use a value.</summary>
internal sealed class Uses
{
    private readonly Dictionary<Node, List<Node>> _users = [];

    public Uses(IEnumerable<Node> nodes)
    {
        foreach (Node node in nodes)
            foreach (Node input in node.Inputs.Distinct())
                (_users.TryGetValue(input, out List<Node>? list) ? list : _users[input] = []).Add(node);
    }

    public IReadOnlyList<Node> Of(Node node) => _users.TryGetValue(node, out List<Node>? list) ? list : [];
}
