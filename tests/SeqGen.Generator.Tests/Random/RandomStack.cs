namespace SeqGen.Generator.Tests.Random;

/// <summary>A stack of a random model.</summary>
/// <param name="From">Places of the stacks it continues, all of them earlier ones.</param>
/// <param name="Layers">Its layers.</param>
internal sealed record RandomStack(IReadOnlyList<int> From, IReadOnlyList<RandomLayer> Layers);
