namespace SeqGen.Training;

/// <summary>How well a model does on some data.</summary>
/// <param name="Loss">Sum over the outputs of weight times mean loss.</param>
/// <param name="Heads">Each output that has a loss.</param>
public sealed record Metrics(double Loss, IReadOnlyList<HeadMetrics> Heads)
{
    /// <summary>Accuracy of the first output with classes; null if there is none, and where hits were not counted.</summary>
    public double? Accuracy => Classes?.Accuracy;

    /// <summary>Perplexity of the first output with classes; null if there is none.</summary>
    public double? Perplexity => Classes?.Perplexity;

    private HeadMetrics? Classes => Heads.FirstOrDefault(head => head.HasClasses);

    /// <summary>The loss and, where there are classes, accuracy and perplexity.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"loss {Loss:G6}")
        + (Accuracy is { } accuracy ? FormattableString.Invariant($", accuracy {accuracy:P2}") : "")
        + (Perplexity is { } perplexity ? FormattableString.Invariant($", perplexity {perplexity:G6}") : "");
}
