namespace SeqGen;

/// <summary>
/// Tells each step its place: [batch, steps, n] to [batch, steps, n]. Adds the step's row of the parameter <c>weight</c> [steps, n], which is learned, or
/// fixed sines and cosines (Vaswani et al. 2017, section 3.5). With <see cref="Rotary"/> nothing is added here; the SelfAttention layers behind it
/// turn their queries and keys instead.
/// </summary>
/// <param name="steps">Steps that have a place, at least 1; no batch may have more.</param>
public sealed class PositionalEncodingAttribute(int steps) : LayerAttribute
{
    /// <summary>Steps that have a place.</summary>
    public int Steps { get; } = steps;

    /// <summary>Whether the vectors are learned, from normally distributed ones; else they are sines and cosines.</summary>
    public bool Learned { get; set; }

    /// <summary>
    /// Whether queries and keys of the SelfAttention layers that follow in the stack are turned by angles that grow with the step, so that a score depends on
    /// the distance of two steps (Su et al. 2021, equation 34). With d units in a head, units u and u + d/2 turn together by t / 10000^(2u/d)
    /// at step t; the paper pairs neighbors, which is the same up to the order of the units. The angles' cosines and sines are the
    /// parameter <c>weight</c> [steps, d], which is not trained.
    /// </summary>
    public bool Rotary { get; set; }
}
