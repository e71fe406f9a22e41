using SeqGen.Benchmarks.Measuring;

namespace SeqGen.Benchmarks.Grid;

/// <summary>A grid measured in one go.</summary>
/// <param name="Peak">The best multiply-add peak of the run in GFLOP/s; shares are of this.</param>
/// <param name="Results">Rows in order.</param>
internal sealed record GridRun(double Peak, IReadOnlyList<GridResult> Results)
{
    public static GridRun Measure(Options options)
    {
        Effort effort = options.Quick ? Effort.Quick : Effort.Full;
        GridRow[] rows = [.. GridRow.All().Where(row => row.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase))];
        var results = new List<GridResult>();
        double peak = 0;
        foreach (IGrouping<string, GridRow> group in rows.GroupBy(row => $"{row.Cell} {row.Op}"))
        {
            peak = Math.Max(peak, Measuring.Peak.Measure());
            foreach (GridRow row in group)
            {
                Console.Error.Write($"\r{results.Count + 1}/{rows.Length} {row.Name,-30}");
                results.Add(new GridResult(row, Timing.Of(GridModels.For(row).Prepare(row), effort)));
                GC.Collect();
            }
        }

        Console.Error.WriteLine();
        return new GridRun(Math.Max(peak, Measuring.Peak.Measure()), results);
    }

    /// <summary>A result's part of the peak.</summary>
    public double Share(GridResult result) => result.Gflops / Peak;
}
