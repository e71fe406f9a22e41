using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Gradient;

/// <summary>Which values depend smoothly on something a gradient is wanted of: inputs, trainable parameters, states.</summary>
internal static class Activity
{
    public static HashSet<Node> Of(IReadOnlyList<Node> nodes)
    {
        HashSet<Node> active = [];
        foreach (Node node in nodes)
        {
            bool isActive = node.Op switch
            {
                Op.Input or Op.Previous => true,
                Op.Greater => false,
                Op.Select => node.Inputs.Skip(1).Any(active.Contains),
                _ => node.Weight is { Parameter.Trainable: true } || node.Inputs.Any(active.Contains),
            };
            if (isActive)
                active.Add(node);
        }

        return active;
    }
}
