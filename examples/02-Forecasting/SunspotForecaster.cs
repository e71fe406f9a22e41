using SeqGen;

namespace Forecasting;

/// <summary>Reads eleven years of monthly sunspot numbers, one a step, and gives the twelve that follow.</summary>
[SequenceModel]
[Features(1, Standardize = true), Lstm(32, Name = "memory"), Last, Dense(12, Name = "head"), MeanSquaredError]
internal sealed partial class SunspotForecaster
{
    /// <summary>Months that a forecast sees.</summary>
    public const int Window = 132;

    /// <summary>Months that a forecast gives.</summary>
    public const int Months = 12;
}
