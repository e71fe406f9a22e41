using SeqGen.Generator.Graph;

namespace SeqGen.Compiler.Tests.Zoo;

/// <summary>Whole models with loops, by name: each puts something else inside or around the loop.</summary>
internal static class RecurrentModels
{
    private const int X = 2;
    private const int H = 3;

    public static IReadOnlyDictionary<string, Func<ModelZoo, ModelGraph>> All { get; } = new Dictionary<string, Func<ModelZoo, ModelGraph>>
    {
        ["LSTM"] = z => z.Build(z.Lstm(Steps(z), H, external: 0)),
        ["LSTM reverse"] = z => z.Build(z.Lstm(Steps(z), H, direction: Direction.Reverse, external: 0)),
        ["GRU, reset after"] = z => z.Build(z.GruAfter(Steps(z), H, external: 0)),
        ["GRU, reset after, reverse"] = z => z.Build(z.GruAfter(Steps(z), H, direction: Direction.Reverse)),
        ["GRU, reset before"] = z => z.Build(z.GruBefore(Steps(z), H, external: 0)),
        ["RNN with relu"] = z => z.Build(z.Rnn(Steps(z), H, Op.Relu, external: 0)),
        ["peephole LSTM"] = z => z.Build(z.PeepholeLstm(Steps(z), H, external: 0)),
        ["multiplicative LSTM"] = z => z.Build(z.MultiplicativeLstm(Steps(z), H, external: 0)),
        ["two layers, dense at each step"] = z => z.Build(z.Dense("head", z.GruAfter(z.Lstm(Steps(z), H), H, "_l1"), 2)),
        ["both directions, both ends"] = BothDirections,
        ["both directions, sum, maximum over steps"] = z =>
        {
            Node x = Steps(z);
            Node sum = z.Builder.Add(z.GruAfter(x, H), z.GruAfter(x, H, "_l0_reverse", Direction.Reverse));
            return z.Build(z.Dense("head", z.Builder.MaxSteps(sum), 2));
        },
        ["feedback from a second layer through a dense one"] = Feedback,
        ["layer norm between product and gates"] = NormalizedGates,
        ["captured values in the loop"] = Captured,
        ["encoder's end starts a decoder"] = EncoderDecoder,
        ["start and caller's state together"] = StartAndExternal,
        ["tokens, embedding, dropout between layers"] = Dropped,
        ["delay of one step"] = Delay,
        ["two states that swap"] = Swap,
        ["two states with one next value"] = z => Shared(z, H),
        ["two states with one next value, a whole vector wide"] = z => Shared(z, 16),
        ["a sum with decay, without products"] = Decay,
        ["a state that only leaves"] = z =>
        {
            Node h = z.Builder.Tanh(z.Dense("dense", Steps(z), H));
            z.Builder.NewState("last", Direction.Forward, H, external: 0).Next = h;
            return z.Build(h);
        },
        ["a cell chosen by comparison"] = Chosen,
        ["two heads, one per step and one at the end"] = z =>
        {
            Node h = z.Lstm(Steps(z), H);
            return z.Build(z.Dense("place", h, 2), z.Dense("kind", z.Builder.TakeEnd(h, 0), 4));
        },
    };

    private static Node Steps(ModelZoo zoo) => zoo.Builder.Input(X, Domain.Step);

    private static ModelGraph BothDirections(ModelZoo zoo)
    {
        GraphBuilder b = zoo.Builder;
        Node x = Steps(zoo);
        Node forward = zoo.Lstm(x, H, external: 0);
        Node reverse = zoo.Lstm(x, H, "_l0_reverse", Direction.Reverse, external: 2);
        Node both = b.Concat(forward, reverse);
        Node upper = zoo.GruAfter(both, H, "_l1");
        return zoo.Build(upper, b.Linear(b.Concat(b.TakeEnd(forward, 0), b.TakeEnd(reverse, 1), b.TakeEnd(reverse, 0)), zoo.Matrix("head.weight", 2, 3 * H)));
    }

    /// <summary>Layer 1 sees the model's own last output; both layers and the dense one stand in one loop.</summary>
    private static ModelGraph Feedback(ModelZoo zoo)
    {
        GraphBuilder b = zoo.Builder;
        Node x = Steps(zoo);
        State y = b.NewState("feedback", Direction.Forward, 2, external: 0);
        Node lower = zoo.Lstm(b.Concat(x, y.Previous), H);
        Node upper = zoo.GruAfter(lower, H, "_l1");
        y.Next = zoo.Dense("head", upper, 2);
        return zoo.Build(y.Next);
    }

    /// <summary>The stacked product is normalized over its units before it is cut into gates.</summary>
    private static ModelGraph NormalizedGates(ModelZoo zoo)
    {
        GraphBuilder b = zoo.Builder;
        Node x = Steps(zoo);
        State h = b.NewState("h", Direction.Forward, H, external: 0);
        Node input = b.Linear(x, zoo.Matrix("weight_ih", 2 * H, X), H, H);
        Node state = b.Linear(h.Previous, zoo.Matrix("weight_hh", 2 * H, H), H, H);
        Node z = b.Sigmoid(LayerNorm(zoo, b.Add(b.Slice(input, 0), b.Slice(state, 0)), "norm_z", 0.1));
        Node n = b.Tanh(LayerNorm(zoo, b.Add(b.Slice(input, 1), b.Slice(state, 1)), "norm_n", 0.1));
        h.Next = b.Add(b.Multiply(z, h.Previous), b.Multiply(b.Subtract(b.Constant(1), z), n));
        return zoo.Build(h.Next);
    }

    /// <summary>(x - mean) / sqrt(variance + epsilon) * weight + bias, over the units of a row.</summary>
    public static Node LayerNorm(ModelZoo zoo, Node x, string name, double epsilon)
    {
        GraphBuilder b = zoo.Builder;
        Node n = b.Constant(x.Shape.Width);
        Node centered = b.Subtract(x, b.Divide(b.SumUnits(x), n));
        Node variance = b.Divide(b.SumUnits(b.Multiply(centered, centered)), n);
        Node normal = b.Divide(centered, b.Sqrt(b.Add(variance, b.Constant(epsilon))));
        return b.Add(b.Multiply(normal, b.Parameter(zoo.Vector(name + ".weight", x.Shape.Width))), b.Parameter(zoo.Vector(name + ".bias", x.Shape.Width)));
    }

    /// <summary>A value per row is multiplied, added and joined inside the loop; another stands beside the state in a product.</summary>
    private static ModelGraph Captured(ModelZoo zoo)
    {
        GraphBuilder b = zoo.Builder;
        Node x = Steps(zoo);
        Node context = b.Tanh(zoo.Dense("context", b.Input(2, Domain.Row), H));
        State h = b.NewState("h", Direction.Forward, H);
        Node product = b.Linear(b.Concat(h.Previous, context), zoo.Matrix("weight_hh", H, 2 * H));
        Node gain = b.SumUnits(context);
        h.Next = b.Tanh(b.Add(b.Add(product, b.Linear(x, zoo.Matrix("weight_ih", H, X))), b.Multiply(b.Multiply(context, gain), h.Previous)));
        return zoo.Build(h.Next, context);
    }

    /// <summary>One vector per row, repeated, drives a decoder that starts from the encoder's last states.</summary>
    private static ModelGraph EncoderDecoder(ModelZoo zoo)
    {
        GraphBuilder b = zoo.Builder;
        Node x = Steps(zoo);
        Node encoded = zoo.GruAfter(x, H, "_encoder");
        Node reverse = zoo.GruAfter(x, H, "_encoder_reverse", Direction.Reverse);
        Node context = b.Tanh(zoo.Dense("bridge", b.Concat(b.TakeEnd(encoded, 0), b.TakeEnd(reverse, 1)), H));
        Node decoded = zoo.Rnn(b.Concat(b.Repeat(context), x), H, Op.Tanh, "_decoder");
        b.States[b.States.Count - 1].Initial = context;
        return zoo.Build(zoo.Dense("head", decoded, 2));
    }

    private static ModelGraph StartAndExternal(ModelZoo zoo)
    {
        GraphBuilder b = zoo.Builder;
        Node h = zoo.Rnn(Steps(zoo), H, Op.Tanh, direction: Direction.Reverse, external: 0);
        State state = b.States[0];
        state.Initial = b.Tanh(zoo.Dense("start", b.Input(2, Domain.Row), H));
        return zoo.Build(h, b.Multiply(state.Initial, b.TakeEnd(h, 0)));
    }

    private static ModelGraph Dropped(ModelZoo zoo)
    {
        GraphBuilder b = zoo.Builder;
        Node x = b.Gather(b.Tokens(5, Domain.Step), zoo.Matrix("embedding.weight", 5, X));
        Node h = zoo.Lstm(x, H);
        h = b.Multiply(h, b.Random(0, 0.4, h.Shape));
        h = zoo.GruAfter(h, H, "_l1");
        Node last = b.TakeEnd(h, 0);
        return zoo.Build(zoo.Dense("head", b.Multiply(last, b.Random(1, 0.3, last.Shape)), 2));
    }

    private static ModelGraph Delay(ModelZoo zoo)
    {
        GraphBuilder b = zoo.Builder;
        Node x = Steps(zoo);
        State before = b.NewState("before", Direction.Forward, X, external: 0);
        before.Next = x;
        State after = b.NewState("after", Direction.Reverse, X);
        after.Next = b.Tanh(x);
        return zoo.Build(b.Multiply(b.Subtract(x, before.Previous), after.Previous));
    }

    private static ModelGraph Swap(ModelZoo zoo)
    {
        GraphBuilder b = zoo.Builder;
        State a = b.NewState("a", Direction.Forward, H, external: 0);
        State c = b.NewState("c", Direction.Forward, H, external: 1);
        a.Next = c.Previous;
        c.Next = b.Tanh(b.Add(a.Previous, b.Input(H, Domain.Step)));
        return zoo.Build(b.Multiply(a.Previous, c.Next));
    }

    private static ModelGraph Shared(ModelZoo zoo, int units)
    {
        GraphBuilder b = zoo.Builder;
        State a = b.NewState("a", Direction.Forward, units, external: 0);
        State c = b.NewState("c", Direction.Forward, units, external: 1);
        Node next = b.Tanh(b.Add(b.Linear(a.Previous, zoo.Matrix("w", units, units)), b.Multiply(c.Previous, b.Input(units, Domain.Step))));
        a.Next = next;
        c.Next = next;
        return zoo.Build(b.TakeEnd(next, 0));
    }

    private static ModelGraph Decay(ModelZoo zoo)
    {
        GraphBuilder b = zoo.Builder;
        Node rate = b.Sigmoid(b.Parameter(zoo.Vector("rate", H)));
        State s = b.NewState("s", Direction.Forward, H, external: 0);
        s.Next = b.Add(b.Multiply(rate, s.Previous), b.Multiply(b.Subtract(b.Constant(1), rate), b.Input(H, Domain.Step)));
        State total = b.NewState("total", Direction.Forward, H);
        total.Next = b.Add(total.Previous, b.Input(H, Domain.Step));
        return zoo.Build(b.Tanh(s.Next), b.Tanh(b.TakeEnd(total.Next, 0)));
    }

    private static ModelGraph Chosen(ModelZoo zoo)
    {
        GraphBuilder b = zoo.Builder;
        State h = b.NewState("h", Direction.Forward, H, external: 0);
        Node candidate = b.Add(b.Linear(h.Previous, zoo.Matrix("w", H, H)), b.Input(H, Domain.Step));
        Node bounded = b.Min(b.Max(candidate, b.Negate(b.Abs(h.Previous))), b.Exp(h.Previous));
        h.Next = b.Select(b.Greater(bounded, h.Previous), b.Tanh(bounded), b.Multiply(b.Constant(0.5), h.Previous));
        return zoo.Build(h.Next);
    }
}
