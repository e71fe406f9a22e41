namespace SeqGen.Runtime;

/// <summary>Name and shape of one state a model carries from step to step.</summary>
/// <param name="Name">Full name, such as <c>memory.h</c>.</param>
/// <param name="Blocks">Layers times directions, forward before reverse within a layer.</param>
/// <param name="Units">Units of each block.</param>
public sealed record StateInfo(string Name, int Blocks, int Units);
