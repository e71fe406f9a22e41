namespace SeqGen;

/// <summary>
/// Binary cross-entropy of the sigmoid of the outputs (logits), a mean unless <see cref="ValueLossAttribute.Per"/> says otherwise. Targets have y's shape and lie
/// in [0, 1].
/// </summary>
public sealed class BinaryCrossEntropyAttribute : ValueLossAttribute;
