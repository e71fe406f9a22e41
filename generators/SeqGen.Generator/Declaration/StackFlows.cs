namespace SeqGen.Generator.Declaration;

/// <summary>What flows through the stacks of a model.</summary>
/// <param name="Problems">Layers that stand where they cannot.</param>
/// <param name="Inputs">What comes into each layer, as far as stacks are right.</param>
/// <param name="Ends">What comes out of each stack, by its name.</param>
internal sealed record StackFlows(
    IReadOnlyList<Problem> Problems,
    IReadOnlyDictionary<(int Stack, int Layer), Flow> Inputs,
    IReadOnlyDictionary<string, Flow> Ends);
