namespace SeqGen;

/// <summary>Each position of a frame becomes a square of equal ones (nearest neighbor).</summary>
/// <param name="size">Side of a square.</param>
public sealed class UpsampleAttribute(int size) : LayerAttribute
{
    /// <summary>Side of a square.</summary>
    public int Size { get; } = size;
}
