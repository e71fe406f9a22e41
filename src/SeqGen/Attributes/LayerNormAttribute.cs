namespace SeqGen;

/// <summary>
/// Layer normalization (Ba et al. 2016): y = gain * (x - mean) / sqrt(variance + epsilon) + bias over the units of each vector.
/// Parameters: <c>weight</c> [n], <c>bias</c> [n].
/// </summary>
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance; greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
