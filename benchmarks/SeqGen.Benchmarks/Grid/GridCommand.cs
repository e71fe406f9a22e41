using SeqGen.Benchmarks.Measuring;

namespace SeqGen.Benchmarks.Grid;

/// <summary>Measures the grid and prints it.</summary>
internal static class GridCommand
{
    public static int Run(Options options)
    {
        Machine.Print(Core.Pin());
        GridRun run = GridRun.Measure(options);
        GridTable.Print(run);
        Console.WriteLine();
        Console.WriteLine($"shares are of {run.Peak:F1} GFLOP/s, the highest peak of the run ({Peak.ImpliedClock(run.Peak):F2} GHz with {Peak.Units} units)");
        if (options.Csv.Length > 0)
            GridCsv.Write(options.Csv, run);
        return 0;
    }
}
