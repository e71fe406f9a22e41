namespace SeqGen;

/// <summary>The reverse of <see cref="PatchAttribute"/> (depth to space, PyTorch's <c>pixel_shuffle</c>): channels of a position become a square of positions.</summary>
/// <param name="size">Side of a square; a frame's channels are a multiple of its area.</param>
public sealed class UnpatchAttribute(int size) : LayerAttribute
{
    /// <summary>Side of a square.</summary>
    public int Size { get; } = size;
}
