namespace SeqGen;

/// <summary>
/// Attention of a decoder to the steps of its encoder: a context, the mean of the encoder's steps weighted by the softmax of their scores. In front of
/// a recurrent layer the query is that layer's state of the step before, and the context joins its input (Bahdanau et al. 2015); elsewhere the query is
/// what comes in, and context and query are joined to tanh(W [context query]), as wide as the query (Luong et al. 2015). Parameter then:
/// <c>combine.weight</c> [n, width of the encoder + n].
/// </summary>
/// <param name="score">How query and step agree.</param>
public sealed class AttentionAttribute(Score score) : LayerAttribute
{
    /// <summary>How query and step agree.</summary>
    public Score Score { get; } = score;

    /// <summary>Units of an additive or concatenated score; 0 for as many as the query has.</summary>
    public int Units { get; set; }
}
