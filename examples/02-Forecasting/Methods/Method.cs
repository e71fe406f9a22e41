namespace Forecasting.Methods;

/// <summary>Fills <paramref name="next"/> with the months that follow all of the <paramref name="past"/>.</summary>
internal delegate void Forecast(ReadOnlySpan<float> past, Span<float> next);

/// <summary>A way to forecast, with the name and color it has in the plot.</summary>
internal sealed record Method(string Name, string Color, Forecast Forecast);
