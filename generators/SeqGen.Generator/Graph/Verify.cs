using SeqGen.Generator.Gradient;

namespace SeqGen.Generator.Graph;

/// <summary>Stands between passes: says what is wrong with which node.</summary>
internal static class Verify
{
    /// <summary>Checks a forward graph.</summary>
    /// <exception cref="InvalidOperationException">The first fault found.</exception>
    public static void Run(ModelGraph graph)
    {
        Order(graph.Nodes, []);
        Shapes(graph.Nodes, graph.Parameters);
        States(graph.States, graph.Nodes);
        LoopsHold(graph.Nodes);
        for (int i = 0; i < graph.Outputs.Count; i++)
        {
            Shape shape = graph.Outputs[i].Shape;
            Require(graph.Nodes.Contains(graph.Outputs[i]), graph.Outputs[i], $"is output {i} but not in the graph");
            Require(!shape.IsScalar && shape.Domain != Domain.Model, graph.Outputs[i], $"is output {i} and needs units per row or step");
        }

        foreach (Node node in graph.Nodes)
        {
            Require(!OpKinds.IsSink(node.Op) && node.Op != Op.OutputGradient, node, "belongs to a gradient");
            if (node.Op is not (Op.Input or Op.Tokens))
                continue;
            Require(node.Index >= 0 && node.Index < graph.Inputs.Count, node, $"reads input {node.Index}, which is not declared");
            InputKind kind = graph.Inputs[node.Index];
            Require(kind.Tokens == (node.Op == Op.Tokens) && kind.Domain == node.Shape.Domain && (kind.Tokens || kind.Width == node.Shape.Width), node, $"differs from {kind}");
        }

        Require(graph.Parameters.Select(p => p.Name).Distinct().Count() == graph.Parameters.Count, "Two parameters have one name");
        Require(graph.ExternalStates.Select(s => s.External).SequenceEqual(Enumerable.Range(0, graph.ExternalStates.Count)), "External states are not numbered 0, 1, 2 and so on");
    }

    /// <summary>Checks a backward pass against the forward graph it belongs to.</summary>
    /// <exception cref="InvalidOperationException">The first fault found.</exception>
    public static void Run(GradientGraph gradient)
    {
        ModelGraph forward = gradient.Forward;
        Order(gradient.Nodes, forward.Nodes);
        Shapes(gradient.Nodes, forward.Parameters);
        States(gradient.States, gradient.Nodes);
        LoopsHold(gradient.Nodes);
        HashSet<Node> sinks = [.. gradient.Sinks];
        foreach (Node node in gradient.Nodes)
        {
            Require(node.Id >= forward.NextId && node.Id < gradient.NextId, node, "is numbered like a node of another graph");
            Require(OpKinds.IsSink(node.Op) == sinks.Contains(node), node, "is a sink and not listed as one, or the reverse");
            if (node.Op == Op.OutputGradient)
                Require(node.Index < forward.Outputs.Count && forward.Outputs[node.Index].Shape == node.Shape, node, $"does not match output {node.Index}");
        }

        for (int i = 0; i < forward.Inputs.Count; i++)
        {
            if (gradient.InputGradients[i] is { } dx)
                Require(dx.Shape == Shape.Of(forward.Inputs[i].Domain, forward.Inputs[i].Width), dx, $"does not match input {i}");
        }

        foreach (State state in gradient.States)
        {
            Require(
                state.AdjointOf is { } of && of.External == state.External && of.Units == state.Units && of.Direction != state.Direction,
                $"State {state.Name} is not the adjoint of a state of the forward graph");
        }

        Require(gradient.ExternalStates.Count == forward.ExternalStates.Count, "An external state has no adjoint");
    }

    private static void Order(IReadOnlyList<Node> nodes, IEnumerable<Node> outside)
    {
        HashSet<Node> seen = [.. outside];
        int last = -1;
        foreach (Node node in nodes)
        {
            Require(node.Id > last, node, "does not stand in order of creation");
            last = node.Id;
            foreach (Node input in node.Inputs)
            {
                Require(input.Shape.Domain == Domain.Model || node.Shape.Domain == Domain.Model || input.Axis == node.Axis || node.Op == Op.Cross || OpKinds.IsAttention(node.Op), node, $"uses %{input.Id} of the other axis");
                Require(seen.Contains(input), node, $"uses %{input.Id}, which does not stand before it");
                Require(!OpKinds.IsSink(input.Op), node, $"uses the sink %{input.Id}");
            }

            seen.Add(node);
        }
    }

    private static void Shapes(IReadOnlyList<Node> nodes, IReadOnlyList<Parameter> parameters)
    {
        HashSet<Parameter> known = [.. parameters];
        foreach (Node node in nodes)
        {
            Shape shape = ShapeRules.Of(node);
            Require(shape == node.Shape, node, $"should have shape {shape}");
            Require(node.Attention?.Filters is null || known.Contains(node.Attention.Filters.Parameter), node, "uses filters that are not a parameter of the model");
            Require(node.Weight is null || known.Contains(node.Weight.Parameter), node, $"uses {node.Weight?.Parameter.Name}, which is not a parameter of the model");
        }
    }

    private static void States(IReadOnlyList<State> states, IReadOnlyList<Node> nodes)
    {
        HashSet<Node> known = [.. nodes];
        HashSet<State> declared = [.. states];
        foreach (Node node in nodes)
            Require(node.Op == Op.Previous == node.State is not null && (node.State is null || (declared.Contains(node.State) && node.State.Previous == node)), node, "does not belong to a state of the graph");
        foreach (State state in states)
        {
            Require(known.Contains(state.Previous), $"State {state.Name} has no previous value in the graph");
            Require(state.Next is not null, state.Previous, $"has no next value (state {state.Name})");
            Require(known.Contains(state.Next!), state.Next!, $"is the next value of state {state.Name} but not in the graph");
            Require(state.Next!.Shape == Shape.Of(Domain.Step, state.Units), state.Next, $"cannot be the next value of state {state.Name}, which has {state.Units} units per step");
            if (state.Initial is { } initial)
                Require(initial.Shape == Shape.Of(Domain.Row, state.Units), initial, $"cannot be the initial value of state {state.Name}, which has {state.Units} units per row");
        }
    }

    /// <summary>In a loop every value exists per step and all states run the same way.</summary>
    private static void LoopsHold(IReadOnlyList<Node> nodes)
    {
        foreach (IReadOnlyList<Node> loop in Loops.Of(nodes))
        {
            State first = loop.First(n => n.State is not null).State!;
            foreach (Node node in loop)
            {
                Require(node.Shape.Domain == Domain.Step, node, $"needs all steps of the loop of state {first.Name} it stands in");
                bool seesLoop = node.Op is Op.Attend or Op.AttendQuery or Op.AttendMemory ? loop.Contains(node.Inputs[1]) || loop.Contains(node.Inputs[2]) : OpKinds.IsReductionOverTime(node.Op);
                Require(!seesLoop, node, $"sees all steps inside the loop of state {first.Name}");
                Require(node.State is null || node.State.Direction == first.Direction, node, $"runs against state {first.Name} of the same loop");
            }
        }
    }

    private static void Require(bool condition, Node node, string what) => Require(condition, $"{node} {what}");

    private static void Require(bool condition, string what)
    {
        if (!condition)
            throw new InvalidOperationException(what + ".");
    }
}
