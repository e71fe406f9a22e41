namespace SeqGen;

/// <summary>Mean over the valid steps of each sequence: [batch, steps, n] to [batch, n].</summary>
public sealed class MeanAttribute : LayerAttribute;
