using SeqGen.Generator.Graph;

namespace SeqGen.Compiler.Tests.Zoo;

/// <summary>Models over two axes: an encoder's steps and a decoder's.</summary>
internal static class PairModels
{
    public static IReadOnlyDictionary<string, Func<ModelZoo, ModelGraph>> All { get; } = new Dictionary<string, Func<ModelZoo, ModelGraph>>
    {
        ["Final state crosses"] = z =>
        {
            (Node states, Node final) = Encoder(z);
            Node sum = z.Builder.SumSteps(states);
            Decoder(z);
            Node start = z.Builder.Cross(final);
            return z.Build(z.Builder.Tanh(z.Builder.Add(z.Builder.Repeat(start), z.Dense("x", z.Builder.Input(2, Domain.Step), 4))), z.Builder.Cross(sum));
        },
        ["Attention behind the recurrence"] = z =>
        {
            (Node states, Node final) = Encoder(z);
            Decoder(z);
            Node h = Recurrence(z, "decoder", z.Builder.Input(2, Domain.Step), 4, z.Builder.Cross(final), h => h);
            return z.Build(z.Builder.Concat(h, z.Builder.Attend(h, states, states, new AttentionForm(2, 0.6, Causal: false))));
        },
        ["Attention inside the recurrence"] = z =>
        {
            (Node states, Node final) = Encoder(z);
            Decoder(z);
            Node x = z.Builder.Input(2, Domain.Step);
            return z.Build(Recurrence(z, "decoder", x, 4, z.Builder.Cross(final), h => z.Builder.Attend(h, states, states, new AttentionForm(1, 1, Causal: false))));
        },
        ["Additive attention inside the recurrence"] = z =>
        {
            (Node states, Node final) = Encoder(z);
            Node keys = z.Dense("keys", states, 3);
            Decoder(z);
            Node x = z.Builder.Input(2, Domain.Step);
            return z.Build(Recurrence(z, "decoder", x, 4, z.Builder.Cross(final), h => z.Builder.Attend(
                z.Builder.Linear(h, z.Matrix("queries", 3, 4)), keys, states, new AttentionForm(1, 0.9, Causal: false), z.Vector("score", 3))));
        },
        ["Heads and dropped weights"] = z =>
        {
            (Node states, Node final) = Encoder(z);
            Decoder(z);
            Node h = Recurrence(z, "decoder", z.Builder.Input(2, Domain.Step), 4, z.Builder.Cross(final), h => h);
            return z.Build(z.Builder.Attend(h, states, states, new AttentionForm(2, 0.6, Causal: false) { Dropout = 0.3, Draw = 1 }));
        },
        ["Window around the step"] = z =>
        {
            (Node states, Node final) = Encoder(z);
            Decoder(z);
            Node x = z.Builder.Input(2, Domain.Step);
            return z.Build(Recurrence(z, "decoder", x, 4, z.Builder.Cross(final), h => z.Builder.Attend(h, states, states, new AttentionForm(1, 1, Causal: false) { Window = 1 })));
        },
        ["Filters over the weights before"] = z => Remembering(z, 3, (weights, before) => weights),
        ["Filters over the sum of weights"] = z => Remembering(z, 1, (weights, before) => z.Builder.Add(weights, before)),
    };

    /// <summary>Additive attention with filters over a state of the weights.</summary>
    private static ModelGraph Remembering(ModelZoo z, int taps, Func<Node, Node, Node> remember)
    {
        const int Longest = 6;
        (Node states, Node final) = Encoder(z);
        Node keys = z.Dense("keys", states, 3);
        Decoder(z);
        Node x = z.Builder.Input(2, Domain.Step);
        State memory = z.Builder.NewState("weights", Direction.Forward, Longest);
        var form = new AttentionForm(1, 0.9, Causal: false) { Longest = Longest, Filters = z.Matrix("filters", 3, taps), Window = 2, Dropout = 0.2 };
        return z.Build(Recurrence(z, "decoder", x, 4, z.Builder.Cross(final), h =>
        {
            Node y = z.Builder.Add(Op.Attend, [z.Builder.Linear(h, z.Matrix("queries", 3, 4)), keys, states, memory.Previous], weight: z.Vector("score", 3), attention: form);
            memory.Next = remember(z.Builder.Slice(y, 2), memory.Previous);
            return z.Builder.Slice(y, 0);
        }));
    }

    /// <summary>All states of a reverse recurrence and its final one.</summary>
    private static (Node States, Node Final) Encoder(ModelZoo z)
    {
        z.Builder.CurrentLayer = z.NewLayer("encoder") with { Axis = Axis.Source };
        Node x = z.Builder.Tanh(z.Builder.Input(3, Domain.Step));
        State state = z.Builder.NewState("encoder.h", Direction.Reverse, 4);
        state.Next = z.Builder.Tanh(z.Builder.Add(z.Dense("encoder.x", x, 4), z.Builder.Linear(state.Previous, z.Matrix("encoder.h", 4, 4))));
        return (state.Next, z.Builder.TakeEnd(state.Next, 1));
    }

    private static void Decoder(ModelZoo z) => z.Builder.CurrentLayer = z.NewLayer("decoder");

    /// <summary>h = tanh(W x + U h' + V joined(h')), from a given h.</summary>
    private static Node Recurrence(ModelZoo z, string name, Node x, int units, Node initial, Func<Node, Node> joined)
    {
        State state = z.Builder.NewState(name + ".h", Direction.Forward, units);
        state.Initial = initial;
        Node context = joined(state.Previous);
        Node sum = z.Builder.Add(z.Dense(name + ".x", x, units), z.Builder.Linear(state.Previous, z.Matrix(name + ".h", units, units)));
        state.Next = z.Builder.Tanh(z.Builder.Add(sum, z.Builder.Linear(context, z.Matrix(name + ".c", units, units))));
        return state.Next;
    }
}
