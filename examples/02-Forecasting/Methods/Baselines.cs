namespace Forecasting.Methods;

/// <summary>Forecasts that need no training; what is learned has to be better.</summary>
internal static class Baselines
{
    /// <summary>Months of the mean solar cycle, eleven years.</summary>
    public const int Cycle = 132;

    /// <summary>Every month to come is like the last one.</summary>
    public static void Persistence(ReadOnlySpan<float> past, Span<float> next) => next.Fill(past[^1]);

    /// <summary>Every month to come is like the same month one cycle earlier.</summary>
    public static void SeasonalNaive(ReadOnlySpan<float> past, Span<float> next) => past.Slice(past.Length - Cycle, next.Length).CopyTo(next);
}
