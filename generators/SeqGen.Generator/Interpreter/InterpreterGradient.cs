namespace SeqGen.Generator.Interpreter;

/// <summary>What a backward run yields.</summary>
/// <param name="Parameters">By name, in the parameter's own shape; 0 where none flows.</param>
/// <param name="Inputs">By input, in its shape with 0 past a row's length; null for tokens and where none flows.</param>
/// <param name="InitialStates">By external state: [batch, units].</param>
internal sealed record InterpreterGradient(
    IReadOnlyDictionary<string, double[]> Parameters,
    IReadOnlyList<double[]?> Inputs,
    IReadOnlyList<double[]> InitialStates);
