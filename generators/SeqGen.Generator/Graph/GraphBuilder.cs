namespace SeqGen.Generator.Graph;

/// <summary>
/// Makes nodes, computing shapes as it goes and folding what is trivial (x * 1, x + 0, constants, a slice of a concatenation). Values are
/// created operands first; a state's next value is set once its body stands.
/// </summary>
/// <param name="firstId">Number of the first node; a gradient continues the numbering of its forward graph.</param>
internal sealed partial class GraphBuilder(int firstId = 0)
{
    public List<Node> Nodes { get; } = [];

    public List<State> States { get; } = [];

    /// <summary>In canonical order: the order in which they are added here.</summary>
    public List<Parameter> Parameters { get; } = [];

    public List<InputKind> Inputs { get; } = [];

    public List<Node> Outputs { get; } = [];

    /// <summary>Stamped on every node made.</summary>
    public Layer CurrentLayer { get; set; } = Layer.None;

    public int NextId => firstId + Nodes.Count;

    /// <summary>Makes a node as it is asked for, without folding.</summary>
    /// <param name="op">Its operation.</param>
    /// <param name="inputs">Its operands.</param>
    /// <param name="index">See <see cref="Node.Index"/>.</param>
    /// <param name="value">See <see cref="Node.Value"/>.</param>
    /// <param name="weight">See <see cref="Node.Weight"/>.</param>
    /// <param name="state">See <see cref="Node.State"/>.</param>
    /// <param name="shape">Shape of an op that may choose it; a product's domain is that of its operand.</param>
    /// <param name="attention">See <see cref="Node.Attention"/>.</param>
    /// <param name="conv">See <see cref="Node.Conv"/>.</param>
    /// <param name="pick">See <see cref="Node.Pick"/>.</param>
    /// <exception cref="InvalidOperationException">The shapes do not fit.</exception>
    public Node Add(Op op, IReadOnlyList<Node> inputs, int index = 0, double value = 0, WeightSlice? weight = null, State? state = null, Shape? shape = null, AttentionForm? attention = null, ConvForm? conv = null, PickForm? pick = null)
    {
        Node Make(Shape its) => new(NextId, op, its, inputs) { Index = index, Value = value, Weight = weight, State = state, Attention = attention, Conv = conv, Pick = pick, Layer = CurrentLayer };
        Node node = Make(ShapeRules.Of(Make(shape ?? Shape.Of(Domain.Model))));
        Nodes.Add(node);
        return node;
    }

    /// <summary>Declares a real input and returns its value.</summary>
    public Node Input(int width, Domain domain)
    {
        Inputs.Add(new InputKind(Tokens: false, width, domain, CurrentLayer.Axis));
        return Add(Op.Input, [], index: Inputs.Count - 1, shape: Shape.Of(domain, width));
    }

    /// <summary>Declares a token input and returns its value.</summary>
    public Node Tokens(int vocabulary, Domain domain)
    {
        Inputs.Add(new InputKind(Tokens: true, vocabulary, domain, CurrentLayer.Axis));
        return Add(Op.Tokens, [], index: Inputs.Count - 1, shape: Shape.Of(domain));
    }

    /// <summary>A recurrence and its value before the step; set <see cref="State.Next"/> (and <see cref="State.Initial"/>) afterwards.</summary>
    public State NewState(string name, Direction direction, int units, int external = -1, Layer? layer = null, State? adjointOf = null)
    {
        State state = new(name, direction, units) { External = external, AdjointOf = adjointOf };
        state.Previous = In(layer ?? CurrentLayer, () => Add(Op.Previous, [], state: state));
        States.Add(state);
        return state;
    }

    /// <summary>Makes nodes of another layer than the current one.</summary>
    public Node In(Layer layer, Func<Node> make)
    {
        Layer current = CurrentLayer;
        CurrentLayer = layer;
        Node made = make();
        CurrentLayer = current;
        return made;
    }

    /// <summary>The finished graph: verified, without nodes and states that nothing needs.</summary>
    /// <exception cref="InvalidOperationException">The graph is wrong; the message says where.</exception>
    public ModelGraph Build()
    {
        HashSet<Node> live = Liveness.Of(Outputs.Concat(States.Where(s => s.External >= 0).SelectMany(s => new[] { s.Previous, s.Next })));
        ModelGraph graph = new(
            [.. Nodes.Where(live.Contains)], [.. States.Where(s => live.Contains(s.Previous))], [.. Parameters], [.. Inputs], [.. Outputs], NextId);
        Verify.Run(graph);
        return graph;
    }
}
