namespace SeqGen;

/// <summary>
/// Squares of positions become channels of one position (space to depth): a frame of half the height and width and four times the channels for a size of 2. Channels
/// stand in the order channel, line and place in the square, as PyTorch's <c>pixel_unshuffle</c> has them.
/// </summary>
/// <param name="size">Side of a square, which divides the frame's sides.</param>
public sealed class PatchAttribute(int size) : LayerAttribute
{
    /// <summary>Side of a square.</summary>
    public int Size { get; } = size;
}
