namespace SeqGen.Generator.Declaration;

/// <summary>What a layer gives to the next one.</summary>
/// <param name="Kind">How often and of what.</param>
/// <param name="Width">Numbers in the vector; the vocabulary of tokens.</param>
internal sealed record Flow(FlowKind Kind, long Width);
