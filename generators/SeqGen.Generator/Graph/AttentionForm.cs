namespace SeqGen.Generator.Graph;

/// <summary>How an <see cref="Op.Attend"/> and its gradients weigh steps.</summary>
/// <param name="Heads">Groups of neighboring units, each with weights of its own; divides the widths of queries and values.</param>
/// <param name="Scale">Factor of the scores, greater than 0.</param>
/// <param name="Causal">Whether a step sees only itself and earlier ones.</param>
internal sealed record AttentionForm(int Heads, double Scale, bool Causal);
