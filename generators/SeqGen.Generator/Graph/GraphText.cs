using System.Globalization;
using System.Text;
using SeqGen.Generator.Gradient;

namespace SeqGen.Generator.Graph;

/// <summary>A graph as text, for people and for snapshots: one line per node, grouped by layer.</summary>
internal static class GraphText
{
    /// <summary>The forward graph.</summary>
    public static string Of(ModelGraph graph)
    {
        StringBuilder text = new();
        for (int i = 0; i < graph.Inputs.Count; i++)
            Line(text, $"input {i}: {(graph.Inputs[i].Tokens ? "tokens below" : "real")} {graph.Inputs[i].Width} per {graph.Inputs[i].Domain.ToString().ToLowerInvariant()}");
        foreach (Parameter parameter in graph.Parameters)
            Line(text, $"parameter {parameter.Name} {(parameter.IsVector ? $"[{parameter.Rows}]" : $"[{parameter.Rows}, {parameter.Columns}]")}");
        Write(text, graph.Nodes, graph.States);
        for (int i = 0; i < graph.Outputs.Count; i++)
            Line(text, $"output {i}: %{graph.Outputs[i].Id}");
        return text.ToString();
    }

    /// <summary>The backward graph.</summary>
    public static string Of(GradientGraph gradient)
    {
        StringBuilder text = new();
        Write(text, gradient.Nodes, gradient.States);
        for (int i = 0; i < gradient.InputGradients.Count; i++)
        {
            if (gradient.InputGradients[i] is { } dx)
                Line(text, $"gradient of input {i}: %{dx.Id}");
        }

        return text.ToString();
    }

    /// <summary>One node: <c>%7 i = Sigmoid(%3) : Step[4]</c>.</summary>
    public static string Of(Node node)
    {
        List<string> arguments = [.. node.Inputs.Select(i => i.Symbol.Length > 0 ? $"%{i.Id} {i.Symbol}" : $"%{i.Id}")];
        if (node.Weight is { } w)
            arguments.Add(Of(w));
        if (node.State is not null)
            arguments.Add(node.State.Name);
        if (node.Op is Op.Constant or Op.Random)
            arguments.Add(node.Value.ToString("R", CultureInfo.InvariantCulture));
        if (node.Op is Op.Input or Op.Tokens or Op.OutputGradient or Op.Slice or Op.Random)
            arguments.Add("#" + node.Index.ToString(CultureInfo.InvariantCulture));
        if (node.Attention is { } form)
            arguments.Add($"{form.Heads.ToString(CultureInfo.InvariantCulture)} heads, {form.Scale.ToString("R", CultureInfo.InvariantCulture)}{(form.Causal ? ", causal" : "")}{(form.Window > 0 ? $", window {form.Window}" : "")}{(form.Dropout > 0 ? $", dropout #{form.Draw} {form.Dropout.ToString("R", CultureInfo.InvariantCulture)}" : "")}{(form.Filters is { } f ? ", filters " + Of(f) : "")}");
        if (node.Op is Op.TakeEnd or Op.SpreadEnd)
            arguments.Add(node.Index == 0 ? "last" : "first");
        if (node.Op == Op.Rotate)
            arguments.Add(node.Index == 0 ? "on" : "back");
        string name = node.Symbol.Length > 0 ? " " + node.Symbol : "";
        return $"%{node.Id}{name} = {node.Op}({string.Join(", ", arguments)}) : {node.Shape}";
    }

    /// <summary>Nodes under their layers' names, then the states.</summary>
    private static void Write(StringBuilder text, IReadOnlyList<Node> nodes, IReadOnlyList<State> states)
    {
        Layer? layer = null;
        foreach (Node node in nodes)
        {
            if (layer != node.Layer)
                Line(text, node.Layer == Layer.None ? "--" : $"-- {node.Layer.Name}");
            layer = node.Layer;
            Line(text, "  " + Of(node));
        }

        foreach (State state in states)
        {
            string external = state.External >= 0 ? $", external {state.External}" : "";
            string initial = state.Initial is null ? "" : $", initial %{state.Initial.Id}";
            Line(text, $"state {state.Name} {state.Direction.ToString().ToLowerInvariant()}: %{state.Previous.Id} <- %{state.Next.Id}{initial}{external}");
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string Of(WeightSlice slice)
    {
        Parameter p = slice.Parameter;
        string rows = slice.Row == 0 && slice.Rows == p.Rows ? ".." : $"{slice.Row}..{slice.Row + slice.Rows}";
        if (p.IsVector)
            return rows == ".." ? p.Name : $"{p.Name}[{rows}]";
        string columns = slice.Column == 0 && slice.Columns == p.Columns ? ".." : $"{slice.Column}..{slice.Column + slice.Columns}";
        return rows == ".." && columns == ".." ? p.Name : $"{p.Name}[{rows}, {columns}]";
    }
}
