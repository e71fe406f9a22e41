namespace NextFrame.Training;

/// <summary>A trained model, what it took and how well it forecasts.</summary>
/// <param name="Parameters">Numbers that were fitted.</param>
/// <param name="Sequences">Clips seen in training, each as often as it was seen.</param>
/// <param name="Elapsed">Time of training.</param>
/// <param name="Processor">Processor time of training, over all threads.</param>
/// <param name="CrossEntropy">Of the held-out clips, per sequence.</param>
/// <param name="Forecast">Gives the probability that a pixel is white, [steps, height, width], for each of the frames that follow.</param>
internal sealed record Outcome(
    long Parameters, long Sequences, TimeSpan Elapsed, TimeSpan Processor, double CrossEntropy, Func<Clips.Clip, float[]> Forecast);
