using Forecasting;
using Forecasting.Methods;
using Forecasting.Plot;
using Forecasting.Series;
using Forecasting.Training;

const int Months = SunspotForecaster.Months;
const int HeldOutMonths = 32 * 12;

return Switches.Command(Run).Parse(args).Invoke();

static int Run(Options options)
{
    MonthlySeries series = MonthlySeries.Read(Path.Combine(AppContext.BaseDirectory, "sunspots.csv"));
    int firstHeldOut = series.Values.Length - HeldOutMonths;
    Console.WriteLine($"{series.Values.Length:N0} months from {series.First:yyyy-MM}; held out from {series.Month(firstHeldOut):yyyy-MM}");

    Forecaster forecaster = Forecaster.Train(series.Values.AsSpan(0, firstHeldOut), options, new EpochLines());
    Console.WriteLine($"trained {forecaster.History.Duration.TotalSeconds:F1} s; epoch {forecaster.History.BestEpoch} kept");

    Method[] methods =
    [
        new("LSTM", "#1f5fbf", forecaster.Forecast),
        new("persistence", "#c65102", Baselines.Persistence),
        new("seasonal naive", "#2e7d32", Baselines.SeasonalNaive),
    ];
    ForecastErrors[] errors = [.. methods.Select(method => ForecastErrors.Measure(series.Values, firstHeldOut, Months, method.Forecast))];
    Console.WriteLine("RMSE in sunspot numbers   all  1 month  6 months  12 months");
    foreach ((Method method, ForecastErrors error) in methods.Zip(errors))
    {
        Console.WriteLine($"{method.Name,-24}{error.Rmse,5:F1}{error.RmseByMonth[0],9:F1}{error.RmseByMonth[5],10:F1}{error.RmseByMonth[11],11:F1}");
    }

    ForecastPlot.Write(options.Plot, series, firstHeldOut, methods, errors);
    Console.WriteLine($"plot: {options.Plot}");
    Console.WriteLine($"RESULT rmse={errors[0].Rmse:F2} rmse_persistence={errors[1].Rmse:F2} rmse_seasonal={errors[2].Rmse:F2} seconds={forecaster.History.Duration.TotalSeconds:F1}");
    return 0;
}
