namespace SeqGen;

/// <summary>
/// Connectionist temporal classification (A. Graves et al., 2006) of the outputs (logits) at every step: labels without known places. The softmax is
/// part of the loss. Each sequence's loss, -ln of the probability of its labels, is divided by the number of its labels (by 1 if it has none); the mean over
/// sequences follows, as in PyTorch's ctc_loss with reduction "mean". Targets: int [batch, most labels], -1 behind a sequence's last label; for a
/// trainer <see cref="Data.SequenceColumn.Labels"/> makes them. A sequence needs a step for each label and one more for each label that is like the one before.
/// </summary>
public sealed class CtcAttribute : LossAttribute
{
    /// <summary>The class that stands for no label, one of the outputs.</summary>
    public int Blank { get; set; }
}
