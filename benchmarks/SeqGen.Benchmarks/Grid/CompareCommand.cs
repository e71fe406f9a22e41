using SeqGen.Benchmarks.Measuring;

namespace SeqGen.Benchmarks.Grid;

/// <summary>Sets a fresh grid beside a saved one: ratios of shares of each run's own peak, so that the day's clock does not count.</summary>
internal static class CompareCommand
{
    private const double Tolerance = 0.95;

    public static int Run(Options options)
    {
        if (!File.Exists(options.Argument))
        {
            Console.Error.WriteLine($"There is no file \"{options.Argument}\": save one with grid --csv FILE.");
            return 2;
        }

        Dictionary<GridRow, double> saved = GridCsv.ReadShares(options.Argument);
        Machine.Print(Core.Pin());
        GridRun run = GridRun.Measure(options);
        Console.WriteLine("row                              saved    now  ratio");
        var ratios = new List<double>();
        foreach (GridResult result in run.Results)
        {
            double now = run.Share(result);
            if (!saved.TryGetValue(result.Row, out double before) || before == 0)
            {
                Console.WriteLine($"{result.Row.Name,-30} {"",7} {now,6:P1}");
                continue;
            }

            ratios.Add(now / before);
            Console.WriteLine($"{result.Row.Name,-30} {before,7:P1} {now,6:P1} {now / before,6:F2}{(now / before < Tolerance ? "  slower" : "")}");
        }

        if (ratios.Count > 0)
            Console.WriteLine($"{ratios.Count} rows, geometric mean of ratios {Math.Exp(ratios.Average(Math.Log)):F3}, least {ratios.Min():F2}");
        if (options.Csv.Length > 0)
            GridCsv.Write(options.Csv, run);
        return 0;
    }
}
