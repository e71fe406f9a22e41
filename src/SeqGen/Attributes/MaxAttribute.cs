namespace SeqGen;

/// <summary>Maximum over the valid steps of each sequence, unit by unit: [batch, steps, n] to [batch, n].</summary>
public sealed class MaxAttribute : LayerAttribute;
