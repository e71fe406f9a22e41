using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>How attention weighs steps, and the widths of its operands.</summary>
/// <param name="Heads">Groups of neighboring units, each with weights of its own.</param>
/// <param name="KeyUnits">Units of a query and of a key in each head.</param>
/// <param name="ValueUnits">Units of a value in each head.</param>
/// <param name="Scale">Factor of the scores, greater than 0.</param>
/// <param name="Causal">Whether a step sees only itself and earlier ones.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct AttentionForm(int Heads, int KeyUnits, int ValueUnits, double Scale, bool Causal);
