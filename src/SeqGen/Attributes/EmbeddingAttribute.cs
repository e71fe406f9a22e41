namespace SeqGen;

/// <summary>A learned vector per token: [batch, steps] to [batch, steps, size]. Parameter: <c>weight</c> [vocabulary, size].</summary>
/// <param name="size">Length of the vectors, at least 1.</param>
public sealed class EmbeddingAttribute(int size) : LayerAttribute
{
    /// <summary>Length of the vectors.</summary>
    public int Size { get; } = size;
}
