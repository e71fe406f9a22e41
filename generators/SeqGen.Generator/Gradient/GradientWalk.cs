using SeqGen.Generator.Graph;
using SeqGen.Generator.Lowering;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Gradient;

/// <summary>The state of one reverse walk: what the rules contribute to and take nodes from.</summary>
internal sealed class GradientWalk
{
    private readonly ModelGraph _forward;
    private readonly HashSet<Node> _active;
    private readonly Dictionary<(Node Node, Domain Domain), Adjoint> _adjoints = [];
    private readonly Dictionary<State, State> _adjointStates = [];
    private readonly Dictionary<State, Node> _final = [];
    private readonly ILookup<Node, State> _statesByNext;
    private readonly Node?[] _inputs;

    public GradientWalk(ModelGraph forward)
    {
        _forward = forward;
        _active = Activity.Of(forward.Nodes);
        _statesByNext = forward.States.ToLookup(s => s.Next);
        _inputs = new Node?[forward.Inputs.Count];
        Builder = new GraphBuilder(forward.NextId);
        foreach (State state in forward.States)
        {
            Direction back = state.Direction == Direction.Forward ? Direction.Reverse : Direction.Forward;
            State adjoint = Builder.NewState("d" + state.Name, back, state.Units, state.External, state.Previous.Layer, state);
            _adjointStates.Add(state, adjoint);
            Contribute(state.Next, adjoint.Previous);
        }
    }

    public GraphBuilder Builder { get; }

    /// <summary>The gradient of the loss enters at an output.</summary>
    public void Seed(int output)
    {
        Node y = _forward.Outputs[output];
        Builder.CurrentLayer = y.Layer;
        Contribute(y, Builder.Add(Op.OutputGradient, [], index: output, shape: y.Shape));
    }

    /// <summary>Whether a gradient of this value is of use.</summary>
    public bool Needs(Node node) => _active.Contains(node);

    /// <summary>Adds to the gradient of an operand, summed over what the operand was spread over: units of a scalar, steps of a row's value.</summary>
    public void To(Node operand, Func<Node> contribution)
    {
        if (!Needs(operand))
            return;
        Node value = contribution();
        Contribute(operand, OverSteps(operand, operand.Shape.IsScalar ? Builder.SumUnits(value) : value));
    }

    /// <summary>Adds to one part of an operand's gradient; the contribution has the part's width.</summary>
    public void ToPart(Node operand, int part, Func<Node> contribution)
    {
        if (operand.Shape.Parts.Count == 1)
        {
            To(operand, contribution);
        }
        else if (Needs(operand))
        {
            Node value = OverSteps(operand, contribution());
            AdjointOf(operand, value).Add(part, value);
        }
    }

    /// <summary>The gradient in the value's own parts, where a scalar would not do.</summary>
    public Node Full(Node node, Node gradient) => Builder.Expand(gradient, node.Shape.In(gradient.Shape.Domain));

    /// <summary>An input's gradient leaves.</summary>
    public void ToInput(Node input, Node gradient) =>
        _inputs[input.Index] = _inputs[input.Index] is { } other ? Builder.Add(other, gradient) : gradient;

    /// <summary>The value at a state's final step: its gradient is what the adjoint state starts from. False if it is not such a value.</summary>
    public bool ToFinal(Node value, int end, Node gradient)
    {
        State? state = _statesByNext[value].FirstOrDefault(s => end == (s.Direction == Direction.Forward ? 0 : 1));
        if (state is null)
            return false;
        _final[state] = _final.TryGetValue(state, out Node? other) ? Builder.Add(other, gradient) : gradient;
        return true;
    }

    /// <summary>A state's gradient goes on to the step before, and at the first step to the initial value.</summary>
    public void ToStepBefore(State state, Node gradient)
    {
        State adjoint = _adjointStates[state];
        adjoint.Next = gradient;
        if (state.Initial is { } initial)
            To(initial, () => Builder.TakeEnd(gradient, state.Direction == Direction.Forward ? 1 : 0));
    }

    /// <summary>Sums what flowed into a node and applies its op's rule.</summary>
    public void Visit(Node node)
    {
        Builder.CurrentLayer = node.Layer;
        foreach (State state in _statesByNext[node])
        {
            if (_final.TryGetValue(state, out Node? final))
                _adjointStates[state].Initial = Builder.Expand(final, Shape.Of(Domain.Row, state.Units));
        }

        bool reached = false;
        foreach (Domain domain in new[] { Domain.Step, Domain.Row })
        {
            if (!_adjoints.TryGetValue((node, domain), out Adjoint? adjoint))
                continue;
            Node gradient = adjoint.Total(Builder, node.Shape.In(domain));
            if (node.Symbol.Length > 0 && gradient.Symbol.Length == 0 && gradient.Id >= _forward.NextId && gradient.Op != Op.Constant)
                gradient.Symbol = "d" + node.Symbol;
            GradientRules.Apply(node, gradient, this);
            reached = true;
        }

        if (node.Op == Op.Previous && !reached)
            ToStepBefore(node.State!, Builder.Fill(Builder.Constant(0), node.Shape));
    }

    /// <summary>The backward graph without what no sink, input gradient or external state needs.</summary>
    public GradientGraph Finish()
    {
        foreach (State state in Builder.States)
        {
            Builder.CurrentLayer = state.Previous.Layer;
            state.Next = NormalForm.Next(Builder, state.Next);
        }

        for (int i = 0; i < _inputs.Length; i++)
        {
            if (_inputs[i] is not { } dx || (!Views.IsFree(Views.Base(dx)) && Builder.States.All(s => s.Next != Views.Base(dx))))
                continue;
            Builder.CurrentLayer = dx.Layer;
            _inputs[i] = Builder.Add(Op.Add, [dx, Builder.Constant(0)]);
        }

        IEnumerable<Node> roots = Builder.Nodes.Where(n => OpKinds.IsSink(n.Op))
            .Concat(_inputs.OfType<Node>())
            .Concat(Builder.States.Where(s => s.External >= 0).SelectMany(s => new[] { s.Previous, s.Next }));
        HashSet<Node> live = Liveness.Of(roots);
        List<Node> nodes = [.. Builder.Nodes.Where(live.Contains)];
        return new GradientGraph(
            _forward, nodes, [.. Builder.States.Where(s => live.Contains(s.Previous))], [.. nodes.Where(n => OpKinds.IsSink(n.Op))], _inputs, Builder.NextId);
    }

    private Node OverSteps(Node operand, Node value) =>
        operand.Shape.Domain == Domain.Row && value.Shape.Domain == Domain.Step ? Builder.SumSteps(value) : value;

    private void Contribute(Node node, Node value)
    {
        if (!GraphBuilder.IsConstant(value, 0))
            AdjointOf(node, value).Add(value);
    }

    /// <summary>A value of the model can receive gradients per row and per step, which only its parameters' sinks bring together.</summary>
    private Adjoint AdjointOf(Node node, Node value)
    {
        (Node, Domain) key = (node, value.Shape.Domain);
        if (!_adjoints.TryGetValue(key, out Adjoint? adjoint))
            _adjoints.Add(key, adjoint = new Adjoint());
        return adjoint;
    }
}
