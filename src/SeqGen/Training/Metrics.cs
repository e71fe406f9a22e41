namespace SeqGen.Training;

/// <summary>How well a model does on some data.</summary>
/// <param name="Loss">Sum over the outputs of weight times mean loss.</param>
/// <param name="Heads">Each output that has a loss.</param>
public sealed record Metrics(double Loss, IReadOnlyList<HeadMetrics> Heads)
{
    /// <summary>Accuracy of the first output with classes; null if there is none.</summary>
    public double? Accuracy => Classes?.Accuracy;

    /// <summary>Perplexity of the first output with classes; null if there is none.</summary>
    public double? Perplexity => Classes?.Perplexity;

    private HeadMetrics? Classes => Heads.FirstOrDefault(head => head.Accuracy is not null);

    /// <summary>The loss and, where there are classes, accuracy and perplexity.</summary>
    public override string ToString() => Classes is null
        ? FormattableString.Invariant($"loss {Loss:G6}")
        : FormattableString.Invariant($"loss {Loss:G6}, accuracy {Accuracy:P2}, perplexity {Perplexity:G6}");
}
