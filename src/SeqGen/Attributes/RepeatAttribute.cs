namespace SeqGen;

/// <summary>Gives the one vector of a sequence at every step: [batch, n] to [batch, steps, n].</summary>
public sealed class RepeatAttribute : LayerAttribute;
