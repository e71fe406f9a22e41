namespace SeqGen;

/// <summary>The greatest number of each square of positions, channel by channel. Where several are greatest, the first one in reading order has the gradient.</summary>
/// <param name="size">Side of a square, which divides the frame's sides.</param>
public sealed class MaxPoolAttribute(int size) : LayerAttribute
{
    /// <summary>Side of a square.</summary>
    public int Size { get; } = size;
}
