namespace SeqGen.Training;

/// <summary>What came of one epoch.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Training">Means over the epoch's batches, each taken before its step; hits are counted in evaluation only.</param>
/// <param name="Validation">On the validation data after the epoch; null without any.</param>
/// <param name="LearningRate">Learning rate of the last step.</param>
/// <param name="GradientNorm">Mean over the batches of the gradients' Euclidean norm before clipping.</param>
/// <param name="Steps">Steps of the optimizer since the run began.</param>
/// <param name="Duration">Time spent on the epoch.</param>
/// <param name="IsPartial">Whether the time limit ended the epoch early.</param>
public sealed record EpochRecord(
    int Epoch,
    Metrics Training,
    Metrics? Validation,
    double LearningRate,
    double GradientNorm,
    long Steps,
    TimeSpan Duration,
    bool IsPartial)
{
    /// <summary>The loss that decides which epoch is best: on validation data if there are any, else on training data.</summary>
    public double MonitoredLoss => (Validation ?? Training).Loss;
}
