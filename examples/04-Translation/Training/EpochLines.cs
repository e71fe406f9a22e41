using SeqGen.Training;

namespace MessageTranslation.Training;

/// <summary>Prints a line for every epoch.</summary>
internal sealed class EpochLines : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Completed is { } epoch)
        {
            Console.WriteLine($"epoch {epoch.Epoch,3}  loss {epoch.Training.Loss:F4}  {value.Elapsed.TotalSeconds,6:F1} s");
        }
    }
}
