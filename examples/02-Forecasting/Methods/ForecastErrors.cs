namespace Forecasting.Methods;

/// <summary>Root mean square errors in sunspot numbers: over all months ahead, and for each of them.</summary>
internal sealed record ForecastErrors(double Rmse, double[] RmseByMonth)
{
    /// <summary>
    /// Forecasts <paramref name="months"/> ahead from every month whose forecast lies wholly at or after <paramref name="firstHeldOut"/>;
    /// a forecast sees all months before its own first one.
    /// </summary>
    public static ForecastErrors Measure(ReadOnlySpan<float> values, int firstHeldOut, int months, Forecast forecast)
    {
        var squares = new double[months];
        var next = new float[months];
        int forecasts = values.Length - months - firstHeldOut + 1;
        for (int start = firstHeldOut; start < firstHeldOut + forecasts; start++)
        {
            forecast(values[..start], next);
            for (int ahead = 0; ahead < months; ahead++)
            {
                double error = next[ahead] - values[start + ahead];
                squares[ahead] += error * error;
            }
        }

        return new ForecastErrors(
            Math.Sqrt(squares.Sum() / (forecasts * months)),
            [.. squares.Select(sum => Math.Sqrt(sum / forecasts))]);
    }
}
