using SeqGen.Generator.Graph;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <summary>Says in one line of maths what a node computes; the comments of emitted code are made of it and so cannot drift.</summary>
internal static class Formula
{
    /// <summary>One equation for each named or stored value of a kernel.</summary>
    public static IEnumerable<string> Of(PointwiseKernel kernel, Uses uses)
    {
        var inside = new HashSet<Node>(kernel.Nodes);
        bool Named(Node n) => n.Symbol.Length > 0 || !uses.Of(n).Any(inside.Contains);
        foreach (Node node in kernel.Nodes.Where(Named))
            yield return $"{Symbol(node)} = {Describe(node, inside, Named, true)}";
    }

    private static string Symbol(Node node) => node.Symbol.Length > 0 ? node.Symbol : "%" + Naming.Number(node.Id);

    private static string Describe(Node node, HashSet<Node> inside, Func<Node, bool> named, bool top)
    {
        string A(int i) => Operand(node.Inputs[i], inside, named, i == 0 && node.Op is Op.Add or Op.Fill);
        string text = node.Op switch
        {
            Op.Add => $"{A(0)} + {A(1)}",
            Op.Subtract => $"{A(0)} - {A(1)}",
            Op.Multiply => $"{A(0)} * {A(1)}",
            Op.Divide => $"{A(0)} / {A(1)}",
            Op.Negate => $"-{A(0)}",
            Op.Fill => A(0),
            Op.SumUnits => $"sum({A(0)})",
            _ => $"{node.Op.ToString().ToLowerInvariant()}({string.Join(", ", node.Inputs.Select(i => Operand(i, inside, named, true)))})",
        };
        return top || node.Op is not (Op.Add or Op.Subtract or Op.Multiply or Op.Divide or Op.Negate) ? text
            : node.Op == Op.Multiply ? text : $"({text})";
    }

    private static string Operand(Node node, HashSet<Node> inside, Func<Node, bool> named, bool top)
    {
        if (inside.Contains(node))
            return named(node) ? Symbol(node) : Describe(node, inside, named, top);
        return Outside(node);
    }

    /// <summary>A value from elsewhere: its symbol, or the product or parameter it is.</summary>
    public static string Outside(Node node)
    {
        (Node value, int part) = Views.Resolve(node);
        switch (value.Op)
        {
            case Op.Constant:
                return Naming.Literal(value.Value, false).TrimEnd('d');
            case Op.Parameter:
                return value.Weight!.Parameter.Name.Split('.').Last();
            case Op.Random:
                return "keep";
            case Op.StepCount:
                return "steps";
            case Op.OutputGradient:
                return "dy";
        }

        if (value.Symbol.Length > 0)
            return value.Symbol;
        string index = value.Shape.Parts.Count > 1 ? $"[{Naming.Number(part)}]" : "";
        return value.Op switch
        {
            Op.Linear => ProductName(value) + index,
            Op.LinearTransposed => ProductName(value) + index,
            Op.Add when Views.IsProduct(value.Inputs[0].Op) => $"({ProductName(value.Inputs[0])} + b){index}",
            Op.Add => string.Join(" + ", value.Inputs.Select(Outside)) + index,
            _ => "%" + Naming.Number(value.Id) + index,
        };
    }

    /// <summary><c>W_ih x</c>, <c>W_hh^T dy</c>.</summary>
    public static string ProductName(Node product)
    {
        string weight = product.Weight!.Parameter.Name.Split('.').Last().Replace("weight", "W").Replace("_reverse", "");
        string transposed = product.Op == Op.LinearTransposed ? "^T" : "";
        Node operand = Views.Base(product.Inputs[0]);
        string name = operand.Op == Op.Concat
            ? "[" + string.Join(" ", operand.Inputs.Select(i => Views.Base(i).Symbol is { Length: > 0 } s ? s : "%" + Naming.Number(i.Id))) + "]"
            : operand.Symbol.Length > 0 ? operand.Symbol : "%" + Naming.Number(operand.Id);
        return $"{weight}{transposed} {name}";
    }
}
