namespace SeqGen;

/// <summary>The mean of each square of positions, channel by channel.</summary>
/// <param name="size">Side of a square, which divides the frame's sides.</param>
public sealed class MeanPoolAttribute(int size) : LayerAttribute
{
    /// <summary>Side of a square.</summary>
    public int Size { get; } = size;
}
