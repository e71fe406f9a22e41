namespace SeqGen;

/// <summary>Labels that <see cref="CtcDecoder"/> found.</summary>
/// <param name="Labels">The labels, without blanks.</param>
/// <param name="LogProbability">ln of the probability of all alignments that were followed; at most that of the labels.</param>
public sealed record CtcHypothesis(IReadOnlyList<int> Labels, double LogProbability);
