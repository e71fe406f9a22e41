namespace SeqGen;

/// <summary>
/// Group normalization (Wu and He 2018): y = gain * (x - mean) / sqrt(variance + epsilon) + bias, with mean and variance over all positions of a frame and the
/// channels of a group. Parameters: <c>weight</c> [channels], <c>bias</c> [channels].
/// </summary>
/// <param name="groups">Groups of neighboring channels, which divide them.</param>
public sealed class GroupNormAttribute(int groups) : LayerAttribute
{
    /// <summary>Groups of neighboring channels.</summary>
    public int Groups { get; } = groups;

    /// <summary>Added to the variance; greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
