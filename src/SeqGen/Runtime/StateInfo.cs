namespace SeqGen.Runtime;

/// <summary>Name and shape of one state a model carries from step to step.</summary>
/// <param name="Name">Full name, such as <c>memory.h</c>.</param>
/// <param name="Blocks">Layers times directions, forward before reverse within a layer.</param>
/// <param name="Units">Units of each block, all numbers of a frame.</param>
public sealed record StateInfo(string Name, int Blocks, int Units)
{
    /// <summary>Sizes of the frame that a block is, channels last; empty for vectors.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [];
}
