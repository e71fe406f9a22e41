namespace TextGeneration.Training;

/// <summary>The learning rate when time, not the number of steps, is given.</summary>
internal static class LearningRate
{
    private const double WarmUp = 0.02;
    private const double Last = 0.02;

    /// <summary>Factor of the full rate after a share of the time: a short rise, then half a cosine down.</summary>
    public static double Factor(double share) =>
        share < WarmUp ? share / WarmUp : Last + (1 - Last) * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, (share - WarmUp) / (1 - WarmUp))));
}
