namespace Forecasting.Training;

/// <summary>Pasts of a series and what follows each: inputs [count, window, 1], targets [count, months].</summary>
internal sealed record Windows(float[] Inputs, float[] Targets, int Count)
{
    /// <summary>Every window of the values whose targets lie in [first, end).</summary>
    public static Windows Cut(ReadOnlySpan<float> values, int first, int end, int window, int months)
    {
        int start = Math.Max(first, window);
        int count = Math.Max(0, end - months - start + 1);
        var inputs = new float[count * window];
        var targets = new float[count * months];
        for (int i = 0; i < count; i++)
        {
            values.Slice(start + i - window, window).CopyTo(inputs.AsSpan(i * window));
            values.Slice(start + i, months).CopyTo(targets.AsSpan(i * months));
        }

        return new Windows(inputs, targets, count);
    }
}
