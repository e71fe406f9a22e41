namespace SeqGen;

/// <summary>
/// Multi-head attention of a sequence to itself (Vaswani et al. 2017, section 3.2): [batch, steps, n] to [batch, steps, n]. With d = n / heads,
/// each head gives softmax(q k^T / sqrt(d)) v over the sequence's valid steps. Parameters by PyTorch's names:
/// <c>in_proj_weight</c> [3n, n] (queries, keys, values), <c>in_proj_bias</c> [3n], <c>out_proj.weight</c> [n, n], <c>out_proj.bias</c> [n].
/// </summary>
/// <param name="heads">Heads, at least 1; divides the width of the input.</param>
public sealed class SelfAttentionAttribute(int heads) : BlockAttribute
{
    /// <summary>Heads.</summary>
    public int Heads { get; } = heads;

    /// <summary>Whether a step sees only itself and earlier steps.</summary>
    public bool Causal { get; set; }

    /// <summary>Probability with which a weight of a step is dropped while training, in [0, 1): the dropout of PyTorch's <c>MultiheadAttention</c>.</summary>
    public double WeightDropout { get; set; }
}
