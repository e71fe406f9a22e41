using SeqGen.Generator.Graph;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Lowering;

/// <summary>
/// Brings a graph into the form that scheduling and placing rely on: the operands of a concatenation, the next values of states and the outputs
/// are values that a kernel computes into a place of its own, and a product in a loop multiplies only what comes from the loop.
/// <code>
/// y = Linear(Concat(x, y'), W)   output y = Next(y')     becomes     y = Linear(x, W_x) + Linear(y', W_y)   output y + 0
/// </code>
/// Valid because W [x y'] is the sum of the products with W's columns, and adding 0 changes nothing.
/// </summary>
internal sealed class NormalForm
{
    private readonly GraphBuilder _builder = new();
    private readonly Dictionary<Node, Node> _new = [];
    private readonly Dictionary<State, State> _states = [];
    private readonly Dictionary<Node, IReadOnlyList<Node>> _loops = [];

    private NormalForm(ModelGraph graph)
    {
        foreach (IReadOnlyList<Node> loop in Loops.Of(graph.Nodes))
            foreach (Node node in loop)
                _loops[node] = loop;
    }

    /// <summary>A graph of new nodes that computes the same.</summary>
    public static ModelGraph Run(ModelGraph graph)
    {
        NormalForm pass = new(graph);
        GraphBuilder builder = pass._builder;
        builder.Parameters.AddRange(graph.Parameters);
        builder.Inputs.AddRange(graph.Inputs);
        foreach (Node node in graph.Nodes)
            pass.Copy(node);
        foreach (State state in graph.States)
        {
            builder.CurrentLayer = state.Next.Layer;
            pass._states[state].Next = Next(builder, pass._new[state.Next]);
            pass._states[state].Initial = state.Initial is null ? null : pass._new[state.Initial];
        }

        foreach (Node output in graph.Outputs)
        {
            builder.CurrentLayer = output.Layer;
            builder.Outputs.Add(pass.Output(pass._new[output]));
        }

        return builder.Build();
    }

    /// <summary>The value itself when a kernel computes it, else a copy.</summary>
    public static Node Own(GraphBuilder builder, Node value) =>
        Views.IsFree(value) && value.Shape.Domain != Domain.Model ? builder.Add(Op.Add, [value, builder.Constant(0)]) : value;

    /// <summary>A state's next value: computed row by row, for rows of states are counted otherwise than those of other values.</summary>
    public static Node Next(GraphBuilder builder, Node value) =>
        Views.IsPointwise(value.Op) || Views.IsProduct(value.Op) || value.Op is Op.Conv or Op.ConvTransposed ? Own(builder, value) : builder.Add(Op.Add, [value, builder.Constant(0)]);

    private void Copy(Node node)
    {
        _builder.CurrentLayer = node.Layer;
        Node[] inputs = [.. node.Inputs.Select(i => _new[i])];
        Node copy = node.Op switch
        {
            Op.Previous => Previous(node.State!),
            Op.Concat => Join(inputs, node.Shape),
            Op.TakeEnd or Op.Repeat when inputs[0].Op is Op.Previous or Op.Input =>
                _builder.Add(node.Op, [Own(_builder, inputs[0])], node.Index, shape: node.Shape),
            Op.Linear when node.Inputs[0].Op == Op.Concat => Product(node),
            _ => _builder.Add(node.Op, inputs, node.Index, node.Value, node.Weight, attention: node.Attention, conv: node.Conv, pick: node.Pick, shape: node.Shape),
        };
        if (copy.Symbol.Length == 0)
            copy.Symbol = node.Symbol;
        _new[node] = copy;
    }

    private Node Previous(State state)
    {
        _states[state] = _builder.NewState(state.Name, state.Direction, state.Units, state.External);
        return _states[state].Previous;
    }

    /// <summary>Operands side by side: concatenations of concatenations become one, and what is not computed at every step (or row) is repeated.</summary>
    private Node Join(IEnumerable<Node> operands, Shape shape) =>
        _builder.Concat([.. operands.SelectMany(o => o.Op == Op.Concat ? o.Inputs : [o]).Select(o => Own(_builder, _builder.Expand(o, o.Shape.In(shape.Domain))))]);

    /// <summary>W [a b] as W_a a + W_b b where a and b are not computed equally often: once a row, at every step, within the loop.</summary>
    private Node Product(Node node)
    {
        Node concat = node.Inputs[0];
        var groups = new List<(int Kind, int Column, List<Node> Operands)>();
        int column = node.Weight!.Column;
        foreach (Node operand in concat.Inputs)
        {
            int kind = Kind(operand, node);
            if (groups.Count == 0 || groups[groups.Count - 1].Kind != kind)
                groups.Add((kind, column, []));
            groups[groups.Count - 1].Operands.Add(operand);
            column += operand.Shape.Width;
        }

        int[] parts = [.. node.Shape.Parts];
        if (groups.Count == 1)
            return _builder.Linear(_new[concat], node.Weight, parts);
        Node? sum = null;
        foreach ((_, int first, List<Node> operands) in groups.OrderBy(g => g.Kind))
        {
            Domain domain = operands.Max(o => o.Shape.Domain);
            Node[] values = [.. operands.Select(o => _new[o])];
            Node whole = values.Length == 1 && values[0].Shape.Domain != Domain.Model ? values[0] : Join(values, concat.Shape.In(domain == Domain.Model ? Domain.Row : domain));
            Node product = _builder.Linear(whole, node.Weight with { Column = first, Columns = operands.Sum(o => o.Shape.Width) }, parts);
            sum = sum is null ? product : _builder.Add(sum, product);
        }

        return sum!.Shape == node.Shape ? sum : _builder.Expand(sum, node.Shape);
    }

    private int Kind(Node operand, Node product) =>
        operand.Shape.Domain != Domain.Step ? 0 : _loops.TryGetValue(product, out IReadOnlyList<Node>? loop) && loop.Contains(operand) ? 2 : 1;

    /// <summary>An output has one part, and a place that no state shares.</summary>
    private Node Output(Node value)
    {
        Node one = value.Shape.Parts.Count == 1 ? value : _builder.Regroup(value, value.Shape.Width);
        return Views.IsFree(one) || _builder.Outputs.Contains(one) || _builder.States.Any(s => s.Next == one)
            ? _builder.Add(Op.Add, [one, _builder.Constant(0)])
            : one;
    }
}
