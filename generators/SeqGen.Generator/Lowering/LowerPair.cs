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

    /// <summary>The encoder's steps, one part each.</summary>
    public Node? Source { get; set; }

    /// <summary>What the decoder's states start from.</summary>
    public Bridge Bridge { get; set; }

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
        if (Bridge == Bridge.Zero || _encoder.Count == 0)
            return null;
        int from = layers == _encoder.Count ? layer : _encoder.Count - 1;
        int which = Math.Max(0, _encoder[from].Names.ToList().IndexOf(kind));
        Node final = b.Cross(Final(from, which));
        if (Bridge == Bridge.Copy && final.Shape.Width == state.Units)
            return final;
        return b.Tanh(Linear($"{name}.bridge_{kind}_l{layer}", final, state.Units, bias: true));
    }

    /// <summary>Context of a query: the encoder's steps, weighted by their scores.</summary>
    public Node Context(AttentionLayer layer, Node query)
    {
        Node source = Source!;
        query = b.Regroup(query, query.Shape.Width);
        if (layer.Score == Score.General)
            query = Linear(layer.Name + ".score", query, source.Shape.Width, bias: false);
        if (layer.IsAdditive)
            return Additive(layer, query);
        double scale = layer.Score == Score.ScaledDot ? 1 / Math.Sqrt(source.Shape.Width) : 1;
        Node context = b.Attend(query, source, source, new AttentionForm(1, scale, Causal: false));
        context.Symbol = "context";
        return context;
    }

    /// <summary>Scores score . tanh(W q + U k + b), or score . tanh(W [q k]); what comes from k is made in the encoder's layer, once for all queries.</summary>
    private Node Additive(AttentionLayer layer, Node query)
    {
        int units = layer.Units == 0 ? query.Shape.Width : layer.Units, asking = query.Shape.Width, asked = Source!.Shape.Width;
        Parameter? joined = layer.Score == Score.Concat ? Layers.Weight(layer.Name + ".weight", units, asking + asked, initialization) : null;
        if (joined is not null)
            b.Parameters.Add(joined);
        Node q = joined is null ? Linear(layer.Name + ".query", query, units, bias: false) : b.Linear(query, new WeightSlice(joined, 0, units, 0, asking));
        q.Symbol = "q";
        Layer current = b.CurrentLayer;
        b.CurrentLayer = Source.Layer;
        Node k = joined is null ? Linear(layer.Name + ".key", Source, units, bias: true) : b.Linear(Source, new WeightSlice(joined, 0, units, asking, asked));
        k.Symbol = "k";
        b.CurrentLayer = current;
        var score = new Parameter(layer.Name + ".score", units, 0, Start.Uniform, 0, 1, [], units, true);
        b.Parameters.Add(score);
        Node context = b.Attend(q, k, Source, new AttentionForm(1, 1, Causal: false), WeightSlice.All(score));
        context.Symbol = "context";
        return context;
    }

    /// <summary>tanh(W [context query]).</summary>
    public Node Combined(AttentionLayer layer, Node query)
    {
        Node y = b.Tanh(Linear(layer.Name + ".combine", b.Concat(Context(layer, query), query), query.Shape.Width, bias: false));
        y.Symbol = "y";
        return y;
    }

    /// <summary>The final value of a state of the encoder, directions side by side: made in the encoder's layer.</summary>
    private Node Final(int layer, int state)
    {
        if (_finals.TryGetValue((layer, state), out Node? known))
            return known;
        Layer current = b.CurrentLayer;
        b.CurrentLayer = _encoder[layer].Layer;
        Node[] ends = [.. _encoder[layer].States[state].Select(s => b.TakeEnd(s.Next, s.Direction == Direction.Forward ? 0 : 1))];
        Node final = b.Concat(ends);
        final = b.Regroup(final, final.Shape.Width);
        b.CurrentLayer = current;
        return _finals[(layer, state)] = final;
    }

    private Node Linear(string name, Node x, int units, bool bias)
    {
        Parameter weight = Layers.Weight(name + ".weight", units, x.Shape.Width, initialization);
        return bias ? Layers.Dense(b, weight, Layers.Bias(initialization), x, units) : Layers.Linear(b, weight, x, units);
    }
}
