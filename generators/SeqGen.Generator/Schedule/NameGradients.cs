using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>
/// Names the gradient that reaches a product after the gate it belongs to, as textbooks do.
/// <code>
/// di = dc * g   %1 = di * (i * (1 - i))      becomes      di = dc * g * (i * (1 - i))
/// </code>
/// Names change nothing that is computed.
/// </summary>
internal static class NameGradients
{
    public static void Run(IReadOnlyList<Node> forward, IReadOnlyList<Node> backward, IReadOnlyList<State> adjoints)
    {
        foreach (Node node in forward.Concat(backward))
            if (node.Symbol.Length == 0 && node.Op != Op.Negate && node.Inputs.Count == 1 && OpKinds.IsPointwise(node.Op) && node.Inputs[0].Symbol.Length > 0 && !node.Inputs[0].Symbol.Contains("'"))
                node.Symbol = node.Op.ToString().ToLowerInvariant() + char.ToUpperInvariant(node.Inputs[0].Symbol[0]) + node.Inputs[0].Symbol.Substring(1);
        foreach (State state in adjoints)
            if (state.Previous.Symbol.Length == 0)
                state.Previous.Symbol = "d" + state.AdjointOf!.Name.Split('.').Last().Split('_')[0] + "Later";
        var uses = new Uses(backward, []);
        HashSet<string> activations = [.. forward.Where(n => n.Op is Op.Sigmoid or Op.Tanh or Op.Relu).Select(n => "d" + n.Symbol)];
        foreach (Node node in backward)
        {
            if (node.Op is not (Op.Multiply or Op.Divide) || node.Symbol.Length > 0)
                continue;
            Node inner = node.Inputs[0];
            if (activations.Contains(inner.Symbol) && uses.Of(inner).Count == 1 && OpKinds.IsPointwise(inner.Op))
                (node.Symbol, inner.Symbol) = (inner.Symbol, "");
        }
    }
}
