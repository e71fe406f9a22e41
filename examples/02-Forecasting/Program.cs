using System.CommandLine;
using Forecasting.Methods;
using Forecasting.Plot;
using Forecasting.Series;

const int Months = 12;
const int HeldOutMonths = 32 * 12;

var plot = new Option<string>("--plot") { Description = "SVG file to draw.", DefaultValueFactory = _ => "forecast.svg" };
var command = new RootCommand("Forecasts monthly sunspot numbers twelve months ahead.") { plot };
command.SetAction(result => Run(result.GetRequiredValue(plot)));
return command.Parse(args).Invoke();

static void Run(string plot)
{
    MonthlySeries series = MonthlySeries.Read(Path.Combine(AppContext.BaseDirectory, "sunspots.csv"));
    int firstHeldOut = series.Values.Length - HeldOutMonths;
    Console.WriteLine($"{series.Values.Length:N0} months from {series.First:yyyy-MM}; held out from {series.Month(firstHeldOut):yyyy-MM}");

    Method[] methods =
    [
        new("persistence", "#c65102", Baselines.Persistence),
        new("seasonal naive", "#2e7d32", Baselines.SeasonalNaive),
    ];
    Console.WriteLine("RMSE in sunspot numbers   all  1 month  6 months  12 months");
    foreach (Method method in methods)
    {
        ForecastErrors errors = ForecastErrors.Measure(series.Values, firstHeldOut, Months, method.Forecast);
        Console.WriteLine($"{method.Name,-24}{errors.Rmse,5:F1}{errors.RmseByMonth[0],9:F1}{errors.RmseByMonth[5],10:F1}{errors.RmseByMonth[11],11:F1}");
    }

    ForecastPlot.Write(plot, series, firstHeldOut, Months, methods);
    Console.WriteLine($"plot: {plot}");
}
