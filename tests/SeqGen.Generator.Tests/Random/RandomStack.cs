namespace SeqGen.Generator.Tests.Random;

/// <summary>A stack of a random model.</summary>
/// <param name="From">Place of the stack it continues, or -1.</param>
/// <param name="Layers">Its layers.</param>
internal sealed record RandomStack(int From, IReadOnlyList<RandomLayer> Layers);
