namespace SeqGen;

/// <summary>How well a query q of the decoder and a step k of the encoder agree (Luong et al. 2015, section 3.1).</summary>
public enum Score
{
    /// <summary>q . k; both of one width.</summary>
    Dot,

    /// <summary>q . k / sqrt(width).</summary>
    ScaledDot,

    /// <summary>q . W k. Parameter: <c>score.weight</c> [width of k, width of q].</summary>
    General,
}
