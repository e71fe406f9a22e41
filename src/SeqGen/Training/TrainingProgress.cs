namespace SeqGen.Training;

/// <summary>Where a run stands, for a progress bar.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Epochs">Epochs of the run.</param>
/// <param name="Batch">Batches done in the epoch.</param>
/// <param name="Batches">Batches of an epoch.</param>
/// <param name="Steps">Steps of the optimizer since the run began.</param>
/// <param name="Loss">Mean loss of the epoch so far.</param>
/// <param name="BatchLoss">Loss of the last batch.</param>
/// <param name="GradientNorm">Euclidean norm of the last batch's gradients before clipping.</param>
/// <param name="LearningRate">Learning rate of the last step.</param>
/// <param name="Elapsed">Time since the call of Fit.</param>
/// <param name="Remaining">Time left at the present speed, or until the time limit; validation is not foreseen.</param>
/// <param name="StepsPerSecond">Steps of sequences (characters of a text) trained on per second, since the call of Fit.</param>
/// <param name="Completed">The epoch's record when it has ended; null within an epoch.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    int Batch,
    int Batches,
    long Steps,
    double Loss,
    double BatchLoss,
    double GradientNorm,
    double LearningRate,
    TimeSpan Elapsed,
    TimeSpan Remaining,
    double StepsPerSecond,
    EpochRecord? Completed);
