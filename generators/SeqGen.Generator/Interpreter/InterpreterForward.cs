namespace SeqGen.Generator.Interpreter;

/// <summary>What a forward run yields.</summary>
/// <param name="Outputs">By output: [batch, steps, width] with 0 past a row's length, or [batch, width].</param>
/// <param name="FinalStates">By external state: [batch, units] after each row's own last step in the state's direction.</param>
internal sealed record InterpreterForward(IReadOnlyList<double[]> Outputs, IReadOnlyList<double[]> FinalStates);
