using SeqGen.Training;

namespace Examples;

/// <summary>Prints a line for every epoch.</summary>
internal sealed class EpochLines : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Completed is { } epoch)
        {
            Console.WriteLine($"epoch {epoch.Epoch,3}  loss {epoch.Training.Loss:F4}  {value.Elapsed.TotalSeconds,5:F1} s");
        }
    }
}
