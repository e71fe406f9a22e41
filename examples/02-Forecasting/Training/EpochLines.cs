using SeqGen.Training;

namespace Forecasting.Training;

/// <summary>Prints a line for every epoch.</summary>
internal sealed class EpochLines : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Completed is { Validation: { } validation } epoch)
        {
            Console.WriteLine($"epoch {epoch.Epoch,3}  training loss {epoch.Training.Loss:F4}  validation loss {validation.Loss:F4}");
        }
    }
}
