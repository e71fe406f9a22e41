using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>What a decoder takes from its encoder: steps to attend to, and states to start from.</summary>
/// <param name="b">Makes nodes.</param>
/// <param name="initialization">How weights start.</param>
internal sealed class LowerPair(GraphBuilder b, Initialization initialization)
{
    private readonly List<(Layer Layer, IReadOnlyList<string> Names, List<State>[] States)> _encoder = [];
    private readonly Dictionary<(int Layer, int State), Node> _finals = [];

    private Node? _vector;

    /// <summary>The encoder's steps, one part each; null where it ends in one vector.</summary>
    public Node? Source { get; private set; }

    /// <summary>What the decoder's states start from.</summary>
    public Bridge Bridge { get; set; }

    /// <summary>Takes what the encoder ends in: steps, or one vector, from which the decoder's states then start.</summary>
    public void End(Node value)
    {
        if (value.Shape.Domain == Domain.Step)
            Source = value;
        else
            _vector = value;
    }

    /// <summary>Keeps the states of the encoder's last recurrent layer in mind: of each of its layers, a list of directions for each state.</summary>
    public void Remember(int layer, IReadOnlyList<string> names, List<State>[] states)
    {
        if (layer == 0)
            _encoder.Clear();
        _encoder.Add((b.CurrentLayer, names, states));
    }

    /// <summary>The initial value of a state of the decoder; null for zeros.</summary>
    /// <param name="name">Name of the decoder's layer.</param>
    /// <param name="state">The state.</param>
    /// <param name="kind">Its name in the cell.</param>
    /// <param name="layer">Which of the layers stacked on each other.</param>
    /// <param name="layers">How many there are.</param>
    public Node? Initial(string name, State state, string kind, int layer, int layers)
    {
        if (Bridge == Bridge.Zero || (_encoder.Count == 0 && _vector is null))
            return null;
        Node final = b.Cross(_vector ?? Final(kind, layer, layers));
        if (Bridge == Bridge.Copy && final.Shape.Width == state.Units)
            return final;
        Parameter weight = Layers.Weight($"{name}.bridge_{kind}_l{layer}.weight", state.Units, final.Shape.Width, initialization);
        return b.Tanh(Layers.Dense(b, weight, Layers.Bias(initialization), final, state.Units));
    }

    /// <summary>The final value of a state of the encoder, of the same name and layer where there is one, directions side by side: made in the encoder's layer.</summary>
    private Node Final(string kind, int place, int layers)
    {
        int layer = layers == _encoder.Count ? place : _encoder.Count - 1, state = Math.Max(0, _encoder[layer].Names.ToList().IndexOf(kind));
        if (_finals.TryGetValue((layer, state), out Node? known))
            return known;
        return _finals[(layer, state)] = b.In(_encoder[layer].Layer, () =>
        {
            Node ends = b.Concat([.. _encoder[layer].States[state].Select(s => b.TakeEnd(s.Next, s.Direction == Direction.Forward ? 0 : 1))]);
            return b.Regroup(ends, ends.Shape.Width);
        });
    }
}
