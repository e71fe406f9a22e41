namespace SeqGen.Training;

/// <summary>
/// The loss or a gradient became infinite or not a number. The batch changed nothing: the model has the weights of the step before.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Makes an exception that names the place.</summary>
    /// <param name="what">What is not finite, and its value.</param>
    /// <param name="epoch">Number of the epoch, from 1.</param>
    /// <param name="batch">Number of the batch, from 1.</param>
    public TrainingDivergedException(string what, int epoch, int batch)
        : base($"{what} at epoch {epoch}, batch {batch}. A smaller learning rate or a ClipNorm may help.")
    {
        Epoch = epoch;
        Batch = batch;
    }

    /// <summary>Number of the epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>Number of the batch, from 1.</summary>
    public int Batch { get; }
}
