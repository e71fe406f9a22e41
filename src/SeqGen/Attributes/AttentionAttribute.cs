namespace SeqGen;

/// <summary>
/// Attention of a decoder to the steps of its encoder: a context, the mean of the encoder's steps weighted by the softmax of their scores. In front of
/// a recurrent layer the query is that layer's state of the step before, and the context joins its input (Bahdanau et al. 2015); elsewhere the query is
/// what comes in, and context and query are joined to tanh(W [context query]), as wide as the query (Luong et al. 2015). Parameter then:
/// <c>combine.weight</c> [n, width of the encoder + n]. With <see cref="Heads"/> it is the attention of a transformer's decoder instead.
/// </summary>
/// <param name="score">How query and step agree.</param>
public sealed class AttentionAttribute(Score score) : LayerAttribute
{
    /// <summary>How query and step agree.</summary>
    public Score Score { get; } = score;

    /// <summary>Units of a score that is a sum within tanh; 0 for as many as the query has.</summary>
    public int Units { get; set; }

    /// <summary>
    /// Whether the output of the step before joins the input of the decoder's first recurrent layer, so that a step knows what was attended to before
    /// (Luong et al. 2015, section 3.3). Behind a recurrent layer; everything between the two then runs step by step.
    /// </summary>
    public bool InputFeeding { get; set; }

    /// <summary>
    /// Heads of multi-head attention (Vaswani et al. 2017, section 3.2.2); 0 for none. Query (n wide), keys and values are then projected to n units, of
    /// which each head has n / heads, and the context is projected to n units again; behind a layer it is the output itself, without tanh. Scores are
    /// products. Parameters by PyTorch's names: <c>in_proj_weight</c> [3n, n], or <c>q_proj_weight</c> [n, n], <c>k_proj_weight</c> and
    /// <c>v_proj_weight</c> [n, width of the encoder] where that differs from n; <c>in_proj_bias</c> [3n], <c>out_proj.weight</c> [n, n], <c>out_proj.bias</c> [n].
    /// </summary>
    public int Heads { get; set; }

    /// <summary>Whether the query is added to the output. Not in front of a recurrent layer.</summary>
    public bool Residual { get; set; }

    /// <summary>Where query (before) or output (after, with the residual) are normalized. Not in front of a recurrent layer.</summary>
    public Norm Norm { get; set; }

    /// <summary>Probability with which a weight is dropped while training, in [0, 1); the others grow by 1 / (1 - Dropout).</summary>
    public double Dropout { get; set; }

    /// <summary>
    /// Steps to both sides of the center that are seen; 0 for all. The center of the target's step t is the source's step t or, where the source is
    /// shorter, its last step (Luong et al. 2015, section 3.2: local attention with monotonic alignment).
    /// </summary>
    public int Window { get; set; }

    /// <summary>
    /// Whether the sum of all past weights of a step enters its score within the tanh (See et al. 2017, equation 11), so that attention need not return to
    /// what it has seen. Scores are <see cref="Score.Additive"/> or <see cref="Score.Concat"/>. Parameter: <c>coverage.weight</c> [units, 1].
    /// </summary>
    public bool Coverage { get; set; }

    /// <summary>Steps of the longest source, for <see cref="Coverage"/> and <see cref="Score.Location"/>, which keep so many weights for each target step.</summary>
    public int Longest { get; set; }

    /// <summary>Odd width of the filters of <see cref="Score.Location"/>; 0 for 31.</summary>
    public int Kernel { get; set; }
}
