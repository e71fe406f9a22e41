using SeqGen.Generator.Graph;

namespace SeqGen.Compiler.Tests.Zoo;

/// <summary>Recurrent layers built by hand, op by op, with PyTorch's parameter names and gate orders.</summary>
internal static class Cells
{
    /// <summary>i, f, g, o of one stacked product; two biases. Returns h per step.</summary>
    public static Node Lstm(this ModelZoo zoo, Node x, int units, string suffix = "_l0", Direction direction = Direction.Forward, int external = -1)
    {
        GraphBuilder b = zoo.Builder;
        b.CurrentLayer = zoo.NewLayer("lstm" + suffix);
        State h = b.NewState("h" + suffix, direction, units, external);
        State c = b.NewState("c" + suffix, direction, units, external < 0 ? -1 : external + 1);
        Node gates = zoo.Gates(x, h.Previous, units, 4, suffix);
        Node i = Named(b.Sigmoid(b.Slice(gates, 0)), "i");
        Node f = Named(b.Sigmoid(b.Slice(gates, 1)), "f");
        Node g = Named(b.Tanh(b.Slice(gates, 2)), "g");
        Node o = Named(b.Sigmoid(b.Slice(gates, 3)), "o");
        c.Next = Named(b.Add(b.Multiply(f, c.Previous), b.Multiply(i, g)), "c");
        h.Next = Named(b.Multiply(o, b.Tanh(c.Next)), "h");
        return h.Next;
    }

    /// <summary>r, z, n; the reset gate acts after the recurrent product, as in PyTorch.</summary>
    public static Node GruAfter(this ModelZoo zoo, Node x, int units, string suffix = "_l0", Direction direction = Direction.Forward, int external = -1)
    {
        GraphBuilder b = zoo.Builder;
        b.CurrentLayer = zoo.NewLayer("gru" + suffix);
        State h = b.NewState("h" + suffix, direction, units, external);
        Node input = b.Add(b.Linear(x, zoo.Matrix("weight_ih" + suffix, 3 * units, x.Shape.Width), units, units, units), b.Parameter(zoo.Vector("bias_ih" + suffix, 3 * units), units, units, units));
        Node state = b.Add(b.Linear(h.Previous, zoo.Matrix("weight_hh" + suffix, 3 * units, units), units, units, units), b.Parameter(zoo.Vector("bias_hh" + suffix, 3 * units), units, units, units));
        Node r = Named(b.Sigmoid(b.Add(b.Slice(input, 0), b.Slice(state, 0))), "r");
        Node z = Named(b.Sigmoid(b.Add(b.Slice(input, 1), b.Slice(state, 1))), "z");
        Node n = Named(b.Tanh(b.Add(b.Slice(input, 2), b.Multiply(r, b.Slice(state, 2)))), "n");
        h.Next = Named(b.Add(b.Multiply(b.Subtract(b.Constant(1), z), n), b.Multiply(z, h.Previous)), "h");
        return h.Next;
    }

    /// <summary>r, z, n; the reset gate acts on the state before its product: two products in a row inside the loop.</summary>
    public static Node GruBefore(this ModelZoo zoo, Node x, int units, string suffix = "_l0", Direction direction = Direction.Forward, int external = -1)
    {
        GraphBuilder b = zoo.Builder;
        b.CurrentLayer = zoo.NewLayer("gru" + suffix);
        WeightSlice u = zoo.Matrix("weight_hh" + suffix, 3 * units, units);
        State h = b.NewState("h" + suffix, direction, units, external);
        Node input = b.Add(b.Linear(x, zoo.Matrix("weight_ih" + suffix, 3 * units, x.Shape.Width), units, units, units), b.Parameter(zoo.Vector("bias_ih" + suffix, 3 * units), units, units, units));
        Node both = b.Linear(h.Previous, u with { Rows = 2 * units }, units, units);
        Node r = Named(b.Sigmoid(b.Add(b.Slice(input, 0), b.Slice(both, 0))), "r");
        Node z = Named(b.Sigmoid(b.Add(b.Slice(input, 1), b.Slice(both, 1))), "z");
        Node n = Named(b.Tanh(b.Add(b.Slice(input, 2), b.Linear(b.Multiply(r, h.Previous), u with { Row = 2 * units, Rows = units }))), "n");
        h.Next = Named(b.Add(b.Multiply(b.Subtract(b.Constant(1), z), n), b.Multiply(z, h.Previous)), "h");
        return h.Next;
    }

    /// <summary>tanh or relu of the summed products.</summary>
    public static Node Rnn(this ModelZoo zoo, Node x, int units, Op activation, string suffix = "_l0", Direction direction = Direction.Forward, int external = -1)
    {
        GraphBuilder b = zoo.Builder;
        b.CurrentLayer = zoo.NewLayer("rnn" + suffix);
        State h = b.NewState("h" + suffix, direction, units, external);
        h.Next = Named(b.Pointwise(activation, zoo.Gates(x, h.Previous, units, 1, suffix)), "h");
        return h.Next;
    }

    /// <summary>An LSTM whose gates see the cell state through diagonal weights (Gers and Schmidhuber): i and f the old one, o the new one.</summary>
    public static Node PeepholeLstm(this ModelZoo zoo, Node x, int units, int external = -1)
    {
        GraphBuilder b = zoo.Builder;
        b.CurrentLayer = zoo.NewLayer("peephole");
        State h = b.NewState("h", Direction.Forward, units, external);
        State c = b.NewState("c", Direction.Forward, units, external < 0 ? -1 : external + 1);
        int[] parts = [units, units, units, units];
        Node gates = b.Add(b.Add(b.Linear(x, zoo.Matrix("W_ih", 4 * units, x.Shape.Width), parts), b.Parameter(zoo.Vector("b", 4 * units), parts)), b.Linear(h.Previous, zoo.Matrix("W_hh", 4 * units, units), parts));
        Node Peep(string name, Node cell) => b.Multiply(b.Parameter(zoo.Vector(name, units)), cell);
        Node i = b.Sigmoid(b.Add(b.Slice(gates, 0), Peep("p_i", c.Previous)));
        Node f = b.Sigmoid(b.Add(b.Slice(gates, 1), Peep("p_f", c.Previous)));
        c.Next = b.Add(b.Multiply(f, c.Previous), b.Multiply(i, b.Tanh(b.Slice(gates, 2))));
        Node o = b.Sigmoid(b.Add(b.Slice(gates, 3), Peep("p_o", c.Next)));
        h.Next = b.Multiply(o, b.Tanh(c.Next));
        return h.Next;
    }

    /// <summary>The multiplicative LSTM of Krause et al. (2016): the recurrent operand is m = (W_mx x) * (W_mh h).</summary>
    public static Node MultiplicativeLstm(this ModelZoo zoo, Node x, int units, int external = -1)
    {
        GraphBuilder b = zoo.Builder;
        b.CurrentLayer = zoo.NewLayer("mlstm");
        State h = b.NewState("h", Direction.Forward, units, external);
        State c = b.NewState("c", Direction.Forward, units, external < 0 ? -1 : external + 1);
        int[] parts = [units, units, units, units];
        Node m = b.Multiply(b.Linear(x, zoo.Matrix("W_mx", units, x.Shape.Width)), b.Linear(h.Previous, zoo.Matrix("W_mh", units, units)));
        Node gates = b.Add(b.Add(b.Linear(x, zoo.Matrix("W_ih", 4 * units, x.Shape.Width), parts), b.Parameter(zoo.Vector("b", 4 * units), parts)), b.Linear(m, zoo.Matrix("W_hm", 4 * units, units), parts));
        Node i = b.Sigmoid(b.Slice(gates, 0));
        Node f = b.Sigmoid(b.Slice(gates, 1));
        Node o = b.Sigmoid(b.Slice(gates, 3));
        c.Next = b.Add(b.Multiply(f, c.Previous), b.Multiply(i, b.Tanh(b.Slice(gates, 2))));
        h.Next = b.Multiply(o, b.Tanh(c.Next));
        return h.Next;
    }

    /// <summary>W_ih x + b_ih + W_hh h + b_hh in equal parts.</summary>
    public static Node Gates(this ModelZoo zoo, Node x, Node h, int units, int count, string suffix)
    {
        GraphBuilder b = zoo.Builder;
        int[] parts = [.. Enumerable.Repeat(units, count)];
        Node input = b.Linear(x, zoo.Matrix("weight_ih" + suffix, count * units, x.Shape.Width), parts);
        Node state = b.Linear(h, zoo.Matrix("weight_hh" + suffix, count * units, units), parts);
        Node bias = b.Add(b.Parameter(zoo.Vector("bias_ih" + suffix, count * units), parts), b.Parameter(zoo.Vector("bias_hh" + suffix, count * units), parts));
        return b.Add(b.Add(input, bias), state);
    }

    public static Node Named(Node node, string symbol)
    {
        node.Symbol = symbol;
        return node;
    }
}
