namespace SeqGen;

/// <summary>
/// Adds a vector to each step that tells its place: [batch, steps, n] to [batch, steps, n]. Parameter: <c>weight</c> [steps, n], which is learned, or
/// fixed sines and cosines (Vaswani et al. 2017, section 3.5).
/// </summary>
/// <param name="steps">Steps that have a vector, at least 1; no batch may have more.</param>
public sealed class PositionalEncodingAttribute(int steps) : LayerAttribute
{
    /// <summary>Steps that have a vector.</summary>
    public int Steps { get; } = steps;

    /// <summary>Whether the vectors are learned, from normally distributed ones; else they are sines and cosines.</summary>
    public bool Learned { get; set; }
}
