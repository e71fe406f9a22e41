namespace SeqGen;

/// <summary>
/// Cross-entropy of the softmax over the outputs (logits). Targets: int [batch, steps], or [batch] after a reduction; -1 is ignored.
/// </summary>
public sealed class CrossEntropyAttribute : LossAttribute
{
    /// <summary>Share of the target's probability that is spread evenly over all classes, in [0, 1).</summary>
    public double Smoothing { get; set; }
}
