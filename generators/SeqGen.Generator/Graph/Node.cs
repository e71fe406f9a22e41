namespace SeqGen.Generator.Graph;

/// <summary>One value of the graph. Identity is the object; <see cref="Id"/> is its place in the order of creation.</summary>
internal sealed class Node(int id, Op op, Shape shape, IReadOnlyList<Node> inputs)
{
    public int Id { get; } = id;

    public Op Op { get; } = op;

    public Shape Shape { get; } = shape;

    public IReadOnlyList<Node> Inputs { get; private set; } = inputs;

    /// <summary>Input, output, part, layer or end number; see <see cref="Op"/>.</summary>
    public int Index { get; init; }

    /// <summary>Constant, or probability of <see cref="Op.Random"/>.</summary>
    public double Value { get; init; }

    /// <summary>The parameter used, for products, gathers, parameters and their gradients.</summary>
    public WeightSlice? Weight { get; init; }

    /// <summary>The parameter whose gradient a sink adds to.</summary>
    public WeightSlice? Target => Op == Op.AttendFilters ? Attention!.Filters : Weight;

    /// <summary>How steps are weighed, for <see cref="Op.Attend"/> and its gradients.</summary>
    public AttentionForm? Attention { get; init; }

    /// <summary>Geometry, for convolutions and their gradients.</summary>
    public ConvForm? Conv { get; init; }

    /// <summary>Which units, for <see cref="Op.Pick"/> and its gradients.</summary>
    public PickForm? Pick { get; init; }

    /// <summary>The recurrence, for <see cref="Op.Previous"/>.</summary>
    public State? State { get; init; }

    /// <summary>Which layer and direction the value belongs to; decides in which method it is computed.</summary>
    public Layer Layer { get; init; } = Layer.None;

    /// <summary>Over whose steps the value exists, if it exists per step; in whose order of sequences, if it exists per row.</summary>
    public Axis Axis => Layer.Axis;

    /// <summary>Name of the value in emitted code, from the cell's text; empty for temporaries.</summary>
    public string Symbol { get; set; } = "";

    /// <summary>Reads other values in place of the operands; a pass that does so keeps shapes and meaning.</summary>
    public void Rewire(Func<Node, Node> replacement) => Inputs = [.. Inputs.Select(replacement)];

    public override string ToString() => $"%{Id} = {Op}({string.Join(", ", Inputs.Select(i => "%" + i.Id))}) : {Shape}";
}

/// <summary>Which layer a node belongs to. Methods of the emitted file are named after it.</summary>
/// <param name="Order">Place in the order of declaration; gradients carry their layer's place.</param>
/// <param name="Name">Identifier stem, e.g. <c>memory_l0_reverse</c>.</param>
/// <param name="Axis">Whose steps its values have.</param>
internal sealed record Layer(int Order, string Name, Axis Axis = Axis.Main)
{
    public static Layer None { get; } = new(-1, "");
}

/// <summary>Of what a model with an encoder has two: sequences in, sequences out, with lengths of their own.</summary>
internal enum Axis
{
    /// <summary>The only one, or that of the decoder.</summary>
    Main,

    /// <summary>That of the encoder.</summary>
    Source,
}

/// <summary>Which way a recurrence runs through time.</summary>
internal enum Direction
{
    Forward,
    Reverse,
}

/// <summary>
/// A recurrence: a value handed from step to step. The loops of a model are the strongly connected components of its graph once each
/// <see cref="Previous"/> is joined to its <see cref="Next"/>; what depends on no state is outside every loop by construction.
/// </summary>
internal sealed class State(string name, Direction direction, int units)
{
    /// <summary>Full name, e.g. <c>memory.h_l0_reverse</c>.</summary>
    public string Name { get; } = name;

    public Direction Direction { get; } = direction;

    public int Units { get; } = units;

    /// <summary>Number among the model's external states (the caller sets initial and reads final values), or -1 for an internal one.</summary>
    public int External { get; init; } = -1;

    /// <summary>Value before a row's first step, besides the external one: a value of <see cref="Domain.Row"/>, or null for 0.</summary>
    public Node? Initial { get; set; }

    public Node Previous { get; set; } = null!;

    public Node Next { get; set; } = null!;

    /// <summary>For a state of the backward pass: the forward state whose gradient it carries.</summary>
    public State? AdjointOf { get; init; }

    public override string ToString() => Name;
}
