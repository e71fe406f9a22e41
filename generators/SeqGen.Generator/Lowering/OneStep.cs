using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>
/// Makes a model's graph that of a single step, for streaming: what reads time sees only the step at hand.
/// <code>
/// y = Dense(TakeEnd(h))      becomes      y = Dense(h)
/// </code>
/// Valid for a causal model: after every step the last value is that of the step, and causal attention meets the keys and values that the state has
/// kept. Reverse recurrences, reductions other than the last value, attention to later steps and states that start from a value of the whole
/// sequence cannot stream.
/// </summary>
internal static class OneStep
{
    public static bool IsPossible(ModelGraph graph) => Obstacle(graph) is null;

    /// <summary>Why a model cannot stream, in words behind a colon; null if it can.</summary>
    public static string? Obstacle(ModelGraph graph)
    {
        if (graph.States.FirstOrDefault(s => s.Direction == Direction.Reverse) is { } reverse)
            return $"{NameOf(reverse.Previous)} begins at the end of a sequence";
        if (graph.States.FirstOrDefault(s => s.Initial is not null || s.External < 0) is { } bound)
            return $"{NameOf(bound.Previous)} begins with a value of the whole sequence";
        if (graph.Nodes.FirstOrDefault(n => n.Op == Op.Attend && !IsCached(n)) is { } attend)
            return $"{NameOf(attend)} sees later steps";
        if (graph.Nodes.FirstOrDefault(n => n.Op is Op.SumSteps or Op.MaxSteps or Op.StepCount or Op.SpreadEnd or Op.SpreadMax or Op.Cross || (n.Op == Op.TakeEnd && n.Index == 1) || n.Axis != Axis.Main) is { } all)
            return $"{NameOf(all)} needs all steps of a sequence";
        return LooksAhead(graph.Nodes) ? "the last step's value is used at earlier ones" : null;
    }

    private static string NameOf(Node node) => node.Layer.Name.Length == 0 ? "a layer" : node.Layer.Name;

    /// <summary>Whether an attention can do with what earlier steps have left.</summary>
    private static bool IsCached(Node attend) => attend is { Attention: { Causal: true, Window: 0, Longest: 0 }, Weight: null };

    /// <summary>Whether a value of some step comes from the end of the sequence, as a decoder's behind its encoder does.</summary>
    private static bool LooksAhead(IReadOnlyList<Node> nodes)
    {
        HashSet<Node> late = [];
        foreach (Node node in nodes)
            if (node.Op == Op.TakeEnd || node.Inputs.Any(late.Contains))
                late.Add(node);
        return late.Any(n => n.Shape.Domain == Domain.Step);
    }

    /// <summary>Rewires a graph of its own in place; returns its outputs, in order.</summary>
    public static IReadOnlyList<Node> Run(ModelGraph graph)
    {
        foreach (Node node in graph.Nodes)
            node.Rewire(Skip);
        foreach (State state in graph.States)
            state.Next = Skip(state.Next);
        return [.. graph.Outputs.Select(Skip)];
    }

    private static Node Skip(Node node) => node switch
    {
        { Op: Op.TakeEnd or Op.Repeat } => Skip(node.Inputs[0]),
        { Op: Op.Multiply } when node.Inputs[1].Op == Op.Random => Skip(node.Inputs[0]),
        _ => node,
    };
}
