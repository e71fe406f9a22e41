using SeqGen.Benchmarks.Measuring;

namespace SeqGen.Benchmarks.Grid;

/// <summary>Measures the grid and prints it.</summary>
internal static class GridCommand
{
    public static int Run(Options options)
    {
        IReadOnlyList<Bandwidth> levels = Machine.Print(Core.Pin());
        GridRun run = GridRun.Measure(options);
        GridTable.Print(run, levels);
        Console.WriteLine();
        Console.WriteLine($"shares are of {run.Peak.Best:F1} GFLOP/s, the highest peak of the run ({run.Peak.ImpliedClock:F2} GHz with {Peak.Units} units)");
        PrintCustom(run);
        if (options.Csv.Length > 0)
            GridCsv.Write(options.Csv, run);
        return 0;
    }

    private static void PrintCustom(GridRun run)
    {
        double[] ratios = [.. run.Results
            .Where(result => result.Row.Cell == "custom")
            .Select(custom => (Custom: custom, BuiltIn: run.Results.FirstOrDefault(other => other.Row == custom.Row with { Cell = "lstm" })))
            .Where(pair => pair.BuiltIn is not null)
            .Select(pair => pair.Custom.Timing.Min / pair.BuiltIn!.Timing.Min)];
        if (ratios.Length > 0)
            Console.WriteLine($"the LSTM as a user's cell takes {Timing.MedianOf(ratios):F3} times as long as the built-in one, {ratios.Max():F3} at the most (least times)");
    }
}
