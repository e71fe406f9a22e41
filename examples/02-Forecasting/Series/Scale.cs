namespace Forecasting.Series;

/// <summary>Moves numbers to mean 0 and standard deviation 1, and back.</summary>
internal sealed record Scale(float Mean, float Deviation)
{
    /// <summary>The scale of the numbers that a model may see in training.</summary>
    public static Scale Of(ReadOnlySpan<float> training)
    {
        double sum = 0, squares = 0;
        foreach (float value in training)
        {
            sum += value;
            squares += (double)value * value;
        }

        double mean = sum / training.Length;
        return new Scale((float)mean, (float)Math.Sqrt(squares / training.Length - mean * mean));
    }

    public float To(float value) => (value - Mean) / Deviation;

    public float From(float standard) => standard * Deviation + Mean;
}
