using SeqGen.Generator.Graph;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <summary>Says in one line of maths what a node computes; the comments of emitted code are made of it and so cannot drift.</summary>
/// <param name="names">What values are called in the code below, where that is not their symbol.</param>
internal sealed class Formula(IReadOnlyDictionary<Node, string> names)
{
    private static readonly Formula s_plain = new(new Dictionary<Node, string>());

    /// <summary>One equation for each named or stored value of a kernel.</summary>
    public IEnumerable<string> Of(PointwiseKernel kernel)
    {
        var inside = new HashSet<Node>(kernel.Nodes);
        return kernel.Nodes.Where(n => n.Symbol.Length > 0).Select(n => $"{Symbol(n)} = {Describe(n, inside, true)}");
    }

    private string Symbol(Node node) => names.TryGetValue(node, out string? name) ? name : node.Symbol;

    /// <summary>The right side of a node's equation, written out down to named values.</summary>
    private string Describe(Node node, HashSet<Node> inside, bool top)
    {
        string text = Maths(node, (i, first) => Operand(node.Inputs[i], inside, first));
        return top || node.Op is not (Op.Add or Op.Subtract or Op.Divide or Op.Negate) ? text : $"({text})";
    }

    private static string Maths(Node node, Func<int, bool, string> operand) => node.Op switch
    {
        Op.Add when Views.IsCopy(node) => operand(0, true),
        Op.Add => $"{operand(0, true)} + {operand(1, false)}",
        Op.Subtract => $"{operand(0, true)} - {operand(1, false)}",
        Op.Multiply => $"{operand(0, false)} * {operand(1, false)}",
        Op.Divide => $"{operand(0, false)} / {operand(1, false)}",
        Op.Negate => $"-{operand(0, false)}",
        Op.Fill => operand(0, true),
        Op.SumUnits => $"sum({operand(0, true)})",
        Op.Greater => $"({operand(0, true)} > {operand(1, false)})",
        _ => $"{node.Op.ToString().ToLowerInvariant()}({string.Join(", ", node.Inputs.Select((_, i) => operand(i, true)))})",
    };

    private string Operand(Node node, HashSet<Node> inside, bool top) =>
        node.Symbol.Length > 0 ? Symbol(node)
        : inside.Contains(node) || (top && node.Op == Op.Add && !Views.IsProduct(node.Inputs[0].Op)) ? Describe(node, inside, top)
        : Value(node);

    /// <summary>A value from elsewhere: its symbol, or the product or parameter it is.</summary>
    public static string Outside(Node node) => s_plain.Value(node);

    private string Value(Node node)
    {
        (Node value, int part) = Views.Resolve(node);
        string index = node.Op == Op.Slice && value.Op != Op.Concat && value.Shape.Parts.Count > 1 ? $"[{Naming.Number(part)}]" : "";
        if (value.Symbol.Length > 0)
            return Symbol(value) + index;
        return value.Op switch
        {
            Op.Constant => Naming.Literal(value.Value, false).TrimEnd('d'),
            Op.Parameter => NameOf(value.Weight!.Parameter) + Block(value.Weight),
            Op.Random => "keep",
            Op.StepCount => "steps",
            Op.StepIndex => "t",
            Op.OutputGradient => "dy",
            Op.Linear or Op.LinearTransposed or Op.Conv or Op.ConvTransposed => index.Length > 0 ? $"({Product(value)}){index}" : Product(value),
            Op.Add when (Views.IsProduct(value.Inputs[0].Op) || value.Inputs[0].Op == Op.Conv) && value.Inputs[1].Shape.Domain == Domain.Model => $"({Product(value.Inputs[0])} + b){index}",
            Op.Add when Views.IsCopy(value) => Value(value.Inputs[0]) + index,
            Op.Concat => $"[{string.Join(" ", value.Inputs.Select(Value))}]",
            Op.TakeEnd => $"{(value.Index == 0 ? "last" : "first")}({Value(value.Inputs[0])})",
            Op.SpreadEnd or Op.SpreadMax or Op.Repeat => Value(value.Inputs[value.Inputs.Count - 1]),
            Op.SumSteps => $"sum over steps({Value(value.Inputs[0])})",
            Op.MaxSteps => $"max over steps({Value(value.Inputs[0])})",
            Op.Gather => value.Inputs[0].Op == Op.StepIndex ? "E[t]" : "E[token]",
            Op.Rotate => $"turn({Value(value.Inputs[0])})",
            Op.Attend => index == "[1]" ? "ln sum e^s" : index == "[2]" ? "p" : "p v",
            Op.AttendQuery => "ds k",
            Op.AttendKey => "ds^T q",
            Op.AttendValue => "p^T d(p v)",
            Op.AttendMemory => "F^T ds",
            Op.Slice => Value(value.Inputs[0]) + index,
            Op.Pick or Op.PickSum when value.Pick!.IsChannels => value.Op == Op.Pick ? Value(value.Inputs[0]) : $"sum over positions({Value(value.Inputs[0])})",
            Op.PickSum => $"sum({Value(value.Inputs[0])})",
            Op.Regroup or Op.Pick => Value(value.Inputs[0]),
            Op.Add or Op.Subtract or Op.Multiply or Op.Divide or Op.Negate => $"({Maths(value, (i, _) => Value(value.Inputs[i]))}){index}",
            _ => Maths(value, (i, _) => Value(value.Inputs[i])) + index,
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

    /// <summary>The gradient of a parameter, or of the rows and columns that a slice takes: <c>dbias_hh_l0[2]</c>.</summary>
    public static string GradientOf(WeightSlice slice) => "d" + NameOf(slice.Parameter) + Block(slice);

    /// <summary><c>W_ih x</c>, <c>W_hh^T dy</c>, <c>W_ih[:, 32..160] context</c>.</summary>
    public static string ProductName(Node product) => s_plain.Product(product);

    private string Product(Node product)
    {
        string name = NameOf(product.Weight!.Parameter).Replace("_l0", "");
        string weight = name.EndsWith("_weight", StringComparison.Ordinal) ? "W_" + name.Substring(0, name.Length - 7) : name.Replace("weight", "W");
        string transposed = product.Op is Op.LinearTransposed or Op.ConvTransposed ? "^T" : "";
        return $"{weight}{Block(product.Weight)}{transposed} {(product.Conv is null ? "" : "(*) ")}{Value(product.Inputs[0])}";
    }

    /// <summary>Which of a parameter's equal blocks of rows, and which of its columns; nothing where it is the whole.</summary>
    private static string Block(WeightSlice slice)
    {
        Parameter all = slice.Parameter;
        string rows = slice.Rows == all.Rows ? "" : slice.Row % slice.Rows == 0 && all.Rows % slice.Rows == 0 ? Naming.Number(slice.Row / slice.Rows) : $"{slice.Row}..{slice.Row + slice.Rows}";
        int taps = all.Taps;
        return slice.Columns == all.Columns ? rows.Length == 0 ? "" : $"[{rows}]" : $"[{(rows.Length == 0 ? ":" : rows)}, {slice.Column / taps}..{(slice.Column + slice.Columns) / taps}]";
    }
}
