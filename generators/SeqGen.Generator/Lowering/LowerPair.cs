using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>What a decoder takes from its encoder: steps to attend to, and states to start from.</summary>
/// <param name="b">Makes nodes.</param>
/// <param name="frames">Knows which values are frames.</param>
/// <param name="initialization">How weights start.</param>
internal sealed class LowerPair(GraphBuilder b, LowerFrames frames, Initialization initialization)
{
    private readonly List<(Layer Layer, IReadOnlyList<string> Names, List<State>[] States, FrameShape? Frame)> _encoder = [];
    private readonly Dictionary<(int Layer, int State), Node> _finals = [];

    private int _last;
    private Node? _vector;
    private Node? _start;
    private Bridge _bridge;
    private RecurrentLayer[] _decoder = [];

    /// <summary>The encoder's steps, one part each; null where it ends in one vector.</summary>
    public Node? Source { get; private set; }

    /// <summary>Takes what the encoder ends in: steps, or one vector, from which the decoder's states then start.</summary>
    public void End(Node value)
    {
        if (value.Shape.Domain == Domain.Step)
            Source = value;
        else
            _vector = value;
    }

    /// <summary>Begins a decoder.</summary>
    /// <param name="decoder">Its stack.</param>
    /// <param name="start">What its states start from in place of the encoder: vectors, side by side; none for the encoder.</param>
    public void Begin(StackDeclaration decoder, IReadOnlyList<Node> start)
    {
        _bridge = decoder.Bridge;
        _decoder = [.. decoder.Layers.OfType<RecurrentLayer>()];
        _start = start.Count == 0 ? null : b.In(start[start.Count - 1].Layer, () => Joined(start));
    }

    /// <summary>Vectors side by side; frames of the same positions stay frames, others are flattened.</summary>
    private Node Joined(IReadOnlyList<Node> values)
    {
        if (values.All(v => frames.ShapeOf(v) is { } frame && frame.Extent == frames.ShapeOf(values[0])!.Extent))
            return frames.Join(values);
        return b.Regroup(b.Concat([.. values.Select(Flat)]), values.Sum(v => v.Shape.Width));
    }

    /// <summary>A vector in the order of PyTorch: channels first where it is a frame.</summary>
    private Node Flat(Node value) => frames.ShapeOf(value) is null ? value : frames.Flatten(value);

    /// <summary>Keeps the states of the encoder's recurrent layers in mind: a list of directions for each state.</summary>
    public void Remember(int layer, IReadOnlyList<string> names, List<State>[] states, FrameShape? frame)
    {
        if (layer == 0)
            _last = _encoder.Count;
        _encoder.Add((b.CurrentLayer, names, states, frame));
    }

    /// <summary>The initial value of a state of the decoder; null for zeros.</summary>
    /// <param name="recurrent">The decoder's layer.</param>
    /// <param name="state">The state.</param>
    /// <param name="kind">Its name in the cell.</param>
    /// <param name="layer">Which of the layers stacked on each other.</param>
    /// <param name="frame">Form of the state; null where it is none of frames.</param>
    public Node? Initial(RecurrentLayer recurrent, State state, string kind, int layer, FrameShape? frame)
    {
        Node? vector = _start ?? _vector;
        if (_bridge == Bridge.Zero || (_encoder.Count == 0 && vector is null))
            return null;
        Node from = vector ?? Final(kind, PartnerOf(recurrent, layer, frame));
        FrameShape? given = frames.ShapeOf(from);
        if (given?.Extent != frame?.Extent)
            from = b.In(from.Layer, () => Flat(from));
        Node final = b.Cross(from);
        if (_bridge == Bridge.Copy && final.Shape.Width == state.Units && given?.Extent == frame?.Extent)
            return final;
        string name = $"{recurrent.Name}.bridge_{kind}_l{layer}";
        if (frame is not null && given?.Extent == frame.Extent)
            return b.Tanh(frames.Conv(new ConvLayer(name, frame.Channels, 1, 1, 1, Same: true, Activation.None), frames.Shaped(final, given)));
        Parameter weight = Layers.Weight(name + ".weight", state.Units, final.Shape.Width, initialization);
        Node y = Layers.Dense(b, weight, Layers.Bias(initialization), final, state.Units);
        return b.Tanh(frame is null ? y : frames.Unflatten(y, frame));
    }

    /// <summary>
    /// The encoder's layer that starts one of the decoder's: the one of the same number where both have equally many, or of that number from the end where only its
    /// positions are the same (an encoder that shrinks its frames, a decoder that enlarges them); else one of its last recurrent layer, by number where these are
    /// equally many, or the last of all.
    /// </summary>
    private int PartnerOf(RecurrentLayer recurrent, int layer, FrameShape? frame)
    {
        if (_decoder.Sum(l => l.Layers) == _encoder.Count)
        {
            int number = _decoder.TakeWhile(l => l != recurrent).Sum(l => l.Layers) + layer, mirrored = _encoder.Count - 1 - number;
            return frame is not null && PositionsOf(number) != frame.Extent && PositionsOf(mirrored) == frame.Extent ? mirrored : number;
        }

        return recurrent.Layers == _encoder.Count - _last ? _last + layer : _encoder.Count - 1;
    }

    private Extent? PositionsOf(int layer) => _encoder[layer].Frame?.Extent;

    /// <summary>The final value of a state of the encoder, of the same name where there is one, directions side by side: made in the encoder's layer.</summary>
    private Node Final(string kind, int layer)
    {
        int state = Math.Max(0, _encoder[layer].Names.ToList().IndexOf(kind));
        if (_finals.TryGetValue((layer, state), out Node? known))
            return known;
        return _finals[(layer, state)] = b.In(_encoder[layer].Layer, () =>
        {
            Node[] ends = [.. _encoder[layer].States[state].Select(s => frames.Shaped(b.TakeEnd(s.Next, s.Direction == Direction.Forward ? 0 : 1), _encoder[layer].Frame))];
            return _encoder[layer].Frame is null ? b.Regroup(b.Concat(ends), ends.Sum(e => e.Shape.Width)) : frames.Join(ends);
        });
    }
}
