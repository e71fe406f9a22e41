namespace SeqGen;

/// <summary>Mean binary cross-entropy of the sigmoid of the outputs (logits). Targets have y's shape and lie in [0, 1].</summary>
public sealed class BinaryCrossEntropyAttribute : LossAttribute;
