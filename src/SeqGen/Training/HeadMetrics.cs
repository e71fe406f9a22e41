namespace SeqGen.Training;

/// <summary>How well one output of a model does on some data.</summary>
/// <param name="Name">Name of the output.</param>
/// <param name="Loss">Mean loss over what counts, not weighted.</param>
/// <param name="Accuracy">Share of targets whose class has the largest logit; null where the loss is not over classes, and where hits were not counted.</param>
public sealed record HeadMetrics(string Name, double Loss, double? Accuracy)
{
    /// <summary>Whether the loss is over classes.</summary>
    public bool HasClasses { get; init; } = Accuracy is not null;

    /// <summary>exp(<see cref="Loss"/>); null where the loss is not over classes. With label smoothing it is that of the smoothed loss.</summary>
    public double? Perplexity => HasClasses ? Math.Exp(Loss) : null;
}
