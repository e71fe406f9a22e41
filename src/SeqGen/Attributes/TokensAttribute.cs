namespace SeqGen;

/// <summary>Input of token numbers, 0 to vocabulary - 1: x [batch, steps]. An <see cref="EmbeddingAttribute"/> follows.</summary>
/// <param name="vocabulary">How many different tokens there are, at least 1.</param>
public sealed class TokensAttribute(int vocabulary) : LayerAttribute
{
    /// <summary>How many different tokens there are.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>Token that a decoder gets at its first step; -1 for none.</summary>
    public int Start { get; set; } = -1;

    /// <summary>Token with which a decoder ends a sequence; -1 for none.</summary>
    public int End { get; set; } = -1;
}
