using SeqGen.Generator.Graph;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <summary>Says in one line of maths what a node computes; the comments of emitted code are made of it and so cannot drift.</summary>
internal static class Formula
{
    /// <summary>Most operations inside each other that an operand is written out with.</summary>
    private const int Deepest = 2;

    /// <summary>One equation for each named or stored value of a kernel.</summary>
    public static IEnumerable<string> Of(PointwiseKernel kernel, Uses uses)
    {
        var inside = new HashSet<Node>(kernel.Nodes);
        int unnamed = 0;
        var temporary = new Dictionary<Node, string>();
        foreach (Node node in kernel.Nodes.Where(n => n.Symbol.Length == 0 && !uses.Of(n).Any(inside.Contains)))
            temporary[node] = "v" + (unnamed++ == 0 ? "" : Naming.Number(unnamed));
        foreach (Node node in kernel.Nodes.Where(n => n.Symbol.Length > 0 || temporary.ContainsKey(n)))
            yield return $"{(node.Symbol.Length > 0 ? node.Symbol : temporary[node])} = {Describe(node, inside, true)}";
    }

    /// <summary>The right side of a node's equation, written out down to named values.</summary>
    private static string Describe(Node node, HashSet<Node> inside, bool top)
    {
        string A(int i, bool first = false) => Operand(node.Inputs[i], inside, first);
        string text = node.Op switch
        {
            Op.Add when Views.IsCopy(node) => A(0, true),
            Op.Add => $"{A(0, true)} + {A(1)}",
            Op.Subtract => $"{A(0, true)} - {A(1)}",
            Op.Multiply => $"{A(0)} * {A(1)}",
            Op.Divide => $"{A(0)} / {A(1)}",
            Op.Negate => $"-{A(0)}",
            Op.Fill => A(0, true),
            Op.SumUnits => $"sum({A(0, true)})",
            _ => $"{node.Op.ToString().ToLowerInvariant()}({string.Join(", ", node.Inputs.Select(i => Operand(i, inside, true)))})",
        };
        return top || node.Op is not (Op.Add or Op.Subtract or Op.Divide or Op.Negate) ? text : $"({text})";
    }

    private static string Operand(Node node, HashSet<Node> inside, bool top) =>
        node.Symbol.Length > 0 ? node.Symbol
        : inside.Contains(node) || (top && node.Op == Op.Add && !Views.IsProduct(node.Inputs[0].Op)) ? Describe(node, inside, top)
        : Outside(node);

    /// <summary>A value from elsewhere: its symbol, or the product or parameter it is.</summary>
    public static string Outside(Node node) => Outside(node, 0);

    /// <summary>The same, with dots in place of what stands deep inside.</summary>
    private static string Outside(Node node, int depth)
    {
        (Node value, int part) = Views.Resolve(node);
        string index = node.Op == Op.Slice && value.Op != Op.Concat && value.Shape.Parts.Count > 1 ? $"[{Naming.Number(part)}]" : "";
        if (value.Symbol.Length > 0)
            return value.Symbol + index;
        if (depth > Deepest && value.Inputs.Count > 0)
            return "...";
        return value.Op switch
        {
            Op.Constant => Naming.Literal(value.Value, false).TrimEnd('d'),
            Op.Parameter => NameOf(value.Weight!.Parameter),
            Op.Random => "keep",
            Op.StepCount => "steps",
            Op.StepIndex => "t",
            Op.OutputGradient => "dy",
            Op.Linear or Op.LinearTransposed or Op.Conv or Op.ConvTransposed => index.Length > 0 ? $"({ProductName(value, depth)}){index}" : ProductName(value, depth),
            Op.Add when (Views.IsProduct(value.Inputs[0].Op) || value.Inputs[0].Op == Op.Conv) && value.Inputs[1].Shape.Domain == Domain.Model => $"({ProductName(value.Inputs[0], depth)} + b){index}",
            Op.Add when Views.IsCopy(value) => Outside(value.Inputs[0], depth + 1) + index,
            Op.Add => $"({Outside(value.Inputs[0], depth + 1)} + {Outside(value.Inputs[1], depth + 1)}){index}",
            Op.Multiply => $"({Outside(value.Inputs[0], depth + 1)} * {Outside(value.Inputs[1], depth + 1)}){index}",
            Op.Concat => $"[{string.Join(" ", value.Inputs.Select(i => Outside(i, depth + 1)))}]",
            Op.TakeEnd => $"{(value.Index == 0 ? "last" : "first")}({Outside(value.Inputs[0], depth + 1)})",
            Op.SpreadEnd or Op.SpreadMax or Op.Repeat => Outside(value.Inputs[value.Inputs.Count - 1], depth + 1),
            Op.SumSteps => $"sum over steps({Outside(value.Inputs[0], depth + 1)})",
            Op.MaxSteps => $"max over steps({Outside(value.Inputs[0], depth + 1)})",
            Op.Gather => value.Inputs[0].Op == Op.StepIndex ? "E[t]" : "E[token]",
            Op.Rotate => $"turn({Outside(value.Inputs[0], depth + 1)})",
            Op.Attend => index == "[1]" ? "ln sum e^s" : index == "[2]" ? "p" : "p v",
            Op.AttendQuery => "ds k",
            Op.AttendKey => "ds^T q",
            Op.AttendValue => "p^T dy",
            Op.AttendMemory => "F^T ds",
            Op.Slice => Outside(value.Inputs[0], depth + 1) + index,
            Op.Pick or Op.PickSum when value.Pick!.IsChannels => value.Op == Op.Pick ? Outside(value.Inputs[0], depth + 1) : $"sum over positions({Outside(value.Inputs[0], depth + 1)})",
            Op.PickSum => $"sum({Outside(value.Inputs[0], depth + 1)})",
            Op.Regroup or Op.Pick => Outside(value.Inputs[0], depth + 1),
            _ => $"{value.Op.ToString().ToLowerInvariant()}({string.Join(", ", value.Inputs.Select(i => Outside(i, depth + 1)))}){index}",
        };
    }

    /// <summary><c>corner = units of x</c>, <c>dx = sums of units of dcorner</c>.</summary>
    public static string Moved(Node pick) =>
        (pick.Symbol.Length > 0 ? pick.Symbol + " = " : "") + (pick.Op == Op.PickSum && pick.Pick!.IsChannels ? $"sum over positions({Outside(pick.Inputs[0])})"
            : (pick.Op == Op.Pick ? "units of " : "sums of units of ") + Outside(pick.Inputs[0]));

    /// <summary>A parameter's name within its layer: <c>weight_ih_l0</c>; of one that is called as many others are, with what it belongs to: <c>head_weight</c>.</summary>
    public static string NameOf(Parameter parameter)
    {
        string[] path = parameter.Name.Split('.');
        string last = path[path.Length - 1];
        return last is "weight" or "bias" && path.Length > 1 ? $"{path[path.Length - 2]}_{last}" : last;
    }

    /// <summary><c>W_ih x</c>, <c>W_hh^T dy</c>.</summary>
    public static string ProductName(Node product) => ProductName(product, 0);

    private static string ProductName(Node product, int depth)
    {
        string name = NameOf(product.Weight!.Parameter).Replace("_reverse", "").Replace("_l0", "");
        string weight = name.EndsWith("_weight", StringComparison.Ordinal) ? "W_" + name.Substring(0, name.Length - 7) : name.Replace("weight", "W");
        string transposed = product.Op is Op.LinearTransposed or Op.ConvTransposed ? "^T" : "";
        return $"{weight}{transposed} {(product.Conv is null ? "" : "* ")}{Outside(product.Inputs[0], depth + 1)}";
    }
}
