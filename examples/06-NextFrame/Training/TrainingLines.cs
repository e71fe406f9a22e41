using SeqGen.Training;

namespace NextFrame.Training;

/// <summary>Prints a line every ten seconds.</summary>
/// <param name="batchSize">Clips of a batch.</param>
internal sealed class TrainingLines(int batchSize) : IProgress<TrainingProgress>
{
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromSeconds(10);

    private TimeSpan _next = s_betweenLines;

    public void Report(TrainingProgress value)
    {
        if (value.Elapsed >= _next)
        {
            Console.WriteLine($"  {value.Elapsed:m\\:ss}  {value.Steps * batchSize,7:N0} sequences  {value.Loss,7:F1} per sequence in training");
            _next = value.Elapsed + s_betweenLines;
        }
    }
}
