using Forecasting.Methods;
using Forecasting.Plot;
using Forecasting.Series;

const int Months = 12;
const int HeldOutMonths = 32 * 12;

MonthlySeries series = MonthlySeries.Read(Path.Combine(AppContext.BaseDirectory, "sunspots.csv"));
int firstHeldOut = series.Values.Length - HeldOutMonths;
Method[] methods = [new("persistence", "#c65102", Baselines.Persistence), new("seasonal naive", "#2e7d32", Baselines.SeasonalNaive)];
foreach (Method method in methods)
{
    ForecastErrors errors = ForecastErrors.Measure(series.Values, firstHeldOut, Months, method.Forecast);
    Console.WriteLine($"{method.Name,-16} {errors.Rmse:F2}");
}

ForecastPlot.Write("forecast.svg", series, firstHeldOut, Months, methods);
