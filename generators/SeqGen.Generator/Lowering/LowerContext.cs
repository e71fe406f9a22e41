using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>What a query of the decoder gets from the encoder's steps.</summary>
/// <param name="b">Makes nodes.</param>
/// <param name="initialization">How weights start.</param>
/// <param name="draw">Gives each dropout its number.</param>
internal sealed class LowerContext(GraphBuilder b, Initialization initialization, Func<int> draw)
{
    /// <summary>The mean of the encoder's steps, weighted by their scores.</summary>
    /// <param name="layer">The attention.</param>
    /// <param name="source">The encoder's steps, one part each.</param>
    /// <param name="query">What asks.</param>
    public Node Of(AttentionLayer layer, Node source, Node query)
    {
        query = b.Regroup(query, query.Shape.Width);
        Node context = layer.Heads > 0 ? InHeads(layer, source, query) : layer.IsAdditive ? Additive(layer, source, query) : Product(layer, source, query);
        context.Symbol = "context";
        return context;
    }

    /// <summary>What an attention makes of a query where its context joins no recurrent layer: tanh(W [context query]); with heads the context itself.</summary>
    public Node Combined(AttentionLayer layer, Node source, Node query)
    {
        Node context = Of(layer, source, query);
        if (layer.Heads > 0)
            return context;
        Node y = b.Tanh(Layers.Linear(b, Weight(layer, "combine.weight", query.Shape.Width, context.Shape.Width + query.Shape.Width), b.Concat(context, query), query.Shape.Width));
        y.Symbol = "y";
        return y;
    }

    private Node Product(AttentionLayer layer, Node source, Node query)
    {
        if (layer.Score == Score.General)
            query = Layers.Linear(b, Weight(layer, "score.weight", source.Shape.Width, query.Shape.Width), query, source.Shape.Width);
        return b.Attend(query, source, source, Form(layer, 1, source.Shape.Width));
    }

    /// <summary>Scores score . tanh(W q + U k + b), or score . tanh(W [q k]); what comes from k is made in the encoder's layer, once for all queries.</summary>
    private Node Additive(AttentionLayer layer, Node source, Node query)
    {
        int units = layer.Units == 0 ? query.Shape.Width : layer.Units, asking = query.Shape.Width, asked = source.Shape.Width;
        Parameter? joined = layer.Score == Score.Concat ? Weight(layer, "weight", units, asking + asked) : null;
        if (joined is not null)
            b.Parameters.Add(joined);
        Node q = joined is null ? Layers.Linear(b, Weight(layer, "query.weight", units, asking), query, units) : b.Linear(query, new WeightSlice(joined, 0, units, 0, asking));
        q.Symbol = "q";
        Node k = b.In(source.Layer, () => joined is null
            ? Layers.Dense(b, Weight(layer, "key.weight", units, asked), Layers.Bias(initialization), source, units)
            : b.Linear(source, new WeightSlice(joined, 0, units, asking, asked)));
        k.Symbol = "k";
        var score = new Parameter(layer.Name + ".score", units, 0, Start.Uniform, 0, 1, [], units, true);
        b.Parameters.Add(score);
        AttentionForm form = Form(layer, 1, units);
        return layer.Remembers ? Remembering(layer, [q, k, source], score, form) : b.Attend(q, k, source, form, WeightSlice.All(score));
    }

    /// <summary>With filters over the weights of the step before, or with a factor for the sum of all: a state with room for the longest source.</summary>
    private Node Remembering(AttentionLayer layer, Node[] operands, Parameter score, AttentionForm form)
    {
        int taps = layer.Coverage ? 1 : layer.Kernel == 0 ? AttentionLayer.UsualKernel : layer.Kernel;
        Parameter filters = Weight(layer, layer.Coverage ? "coverage.weight" : "location.weight", score.Rows, taps);
        b.Parameters.Add(filters);
        State memory = b.NewState(layer.Name + (layer.Coverage ? ".coverage" : ".weights"), Direction.Forward, layer.Longest);
        memory.Previous.Symbol = layer.Coverage ? "covered'" : "p'";
        Node y = b.Add(Op.Attend, [.. operands, memory.Previous], weight: WeightSlice.All(score), attention: form with { Longest = layer.Longest, Filters = WeightSlice.All(filters) });
        Node weights = b.Slice(y, 2);
        memory.Next = layer.Coverage ? b.Add(memory.Previous, weights) : weights;
        return b.Slice(y, 0);
    }

    /// <summary>Multi-head attention: queries, keys and values projected, and what the heads give projected again.</summary>
    private Node InHeads(AttentionLayer layer, Node source, Node query)
    {
        int n = query.Shape.Width, wide = source.Shape.Width;
        bool torch = initialization == Initialization.PyTorch;
        Parameter? all = wide == n ? new Parameter(layer.Name + ".in_proj_weight", 3 * n, n, Start.Xavier, 0, torch ? 1 : 3, [], n, true) : null;
        if (all is not null)
            b.Parameters.Add(all);
        var bias = new Parameter(layer.Name + ".in_proj_bias", 3 * n, 0, Start.Constant, 0, 1, [], n, true);
        Node Projected(int place, string name, Node x)
        {
            Parameter weight = all ?? new Parameter($"{layer.Name}.{name}_proj_weight", n, x.Shape.Width, Start.Xavier, 0, 1, [], x.Shape.Width, true);
            if (all is null)
                b.Parameters.Add(weight);
            Node y = b.Linear(x, new WeightSlice(weight, all is null ? 0 : place * n, n, 0, x.Shape.Width));
            y = b.Add(y, b.Parameter(new WeightSlice(bias, place * n, n, 0, 0)));
            y.Symbol = name;
            return y;
        }

        Node q = Projected(0, "q", query);
        (Node k, Node v) = (b.In(source.Layer, () => Projected(1, "k", source)), b.In(source.Layer, () => Projected(2, "v", source)));
        b.Parameters.Add(bias);
        Node sums = b.Attend(q, k, v, Form(layer, layer.Heads, n / layer.Heads));
        return Layers.Dense(b, Weight(layer, "out_proj.weight", n, n), Start.Constant, sums, n);
    }

    private AttentionForm Form(AttentionLayer layer, int heads, int units) => new(heads, layer.Score == Score.ScaledDot ? 1 / Math.Sqrt(units) : 1, Causal: false)
    {
        Window = layer.Window,
        Dropout = layer.Dropout,
        Draw = layer.Dropout > 0 ? draw() : 0,
    };

    private Parameter Weight(AttentionLayer layer, string name, int rows, int columns) => Layers.Weight($"{layer.Name}.{name}", rows, columns, initialization);
}
