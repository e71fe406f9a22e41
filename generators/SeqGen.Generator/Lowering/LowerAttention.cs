using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>Layers in which steps are weighed or have a place.</summary>
internal static class LowerAttention
{
    /// <summary>Symbol of queries, keys and values side by side.</summary>
    public const string Projected = "qkv";

    /// <summary>
    /// y = W_out attend(q, k, v) + b_out with q, k, v = W_in x + b_in and scores q k^T / sqrt(units of a head); with angles, q and k are turned before.
    /// </summary>
    /// <param name="b">Makes nodes.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="x">Its input.</param>
    /// <param name="initialization">How weights start.</param>
    /// <param name="draw">Number of the draw by which weights are dropped.</param>
    /// <param name="angles">Table of the angles by step.</param>
    public static Node Self(GraphBuilder b, SelfAttentionLayer layer, Node x, Initialization initialization, int draw, WeightSlice? angles)
    {
        int width = x.Shape.Width;
        bool torch = initialization == Initialization.PyTorch;
        var projection = new Parameter(layer.Name + ".in_proj_weight", 3 * width, width, Start.Xavier, 0, torch ? 1 : 3, [], width, true);
        Node all = Layers.Dense(b, projection, Start.Constant, x, width, width, width);
        all.Symbol = Projected;
        (Node q, Node k) = (b.Slice(all, 0), b.Slice(all, 1));
        if (angles is not null)
        {
            Node step = b.StepIndex();
            (q, k) = (b.Rotate(q, step, angles), b.Rotate(k, step, angles));
            (q.Symbol, k.Symbol) = ("q", "k");
        }

        Node sums = b.Attend(q, k, b.Slice(all, 2), new AttentionForm(layer.Heads, 1 / Math.Sqrt((double)width / layer.Heads), layer.Causal) { Dropout = layer.WeightDropout, Draw = draw });
        Node y = Layers.Dense(b, Layers.Weight(layer.Name + ".out_proj.weight", width, width, initialization), Start.Constant, sums, width);
        y.Symbol = "a";
        return y;
    }

    /// <summary>Attention of one learned query to keys tanh(W x + b), with x as values.</summary>
    public static Node Pool(GraphBuilder b, AttentionPoolLayer layer, Node x, Initialization initialization)
    {
        int width = x.Shape.Width;
        x = b.Regroup(x, width);
        Node keys = b.Tanh(Layers.Dense(b, Layers.Weight(layer.Name + ".weight", layer.Units, width, initialization), Start.Constant, x, layer.Units));
        keys.Symbol = "k";
        var score = new Parameter(layer.Name + ".score", layer.Units, 0, Start.Uniform, 0, 1, [], layer.Units, true);
        b.Parameters.Add(score);
        Node query = b.Add(Op.Add, [b.Parameter(WeightSlice.All(score)), b.Fill(b.Constant(0), Shape.Of(Domain.Row, layer.Units))]);
        query.Symbol = "q";
        return b.Attend(query, keys, x, new AttentionForm(1, 1, Causal: false));
    }

    /// <summary>x plus a row of a table for each step.</summary>
    public static Node Positions(GraphBuilder b, PositionalLayer layer, Node x)
    {
        int width = x.Shape.Width;
        var table = new Parameter(layer.Name + ".weight", layer.Steps, width, layer.Learned ? Start.Normal : Start.Sinusoids, 0, 1, [], width, layer.Learned);
        b.Parameters.Add(table);
        return b.Add(b.Regroup(x, width), b.Gather(b.StepIndex(), WeightSlice.All(table)));
    }
}
