using SeqGen.Benchmarks.Measuring;

namespace SeqGen.Benchmarks.Grid;

/// <summary>A grid measured in one go.</summary>
/// <param name="Peak">The highest multiply-add peak of the run; shares are of its best.</param>
/// <param name="Results">Rows in order.</param>
internal sealed record GridRun(Peak Peak, IReadOnlyList<GridResult> Results)
{
    public static GridRun Measure(Options options)
    {
        Effort effort = options.Quick ? Effort.Quick : Effort.Full;
        GridRow[] rows = [.. GridRow.All().Where(row => row.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase))];
        var results = new List<GridResult>();
        Peak before = Peak.Measure(), peak = before;
        foreach (GridRow row in rows)
        {
            Console.Error.Write($"\r{results.Count + 1}/{rows.Length} {row.Name,-30}");
            Work work = GridModels.For(row).Prepare(row);
            Timing timing = Timing.Of(work, effort);
            Peak after = Peak.Measure();
            results.Add(new GridResult(row, timing, (before.Median + after.Median) / 2, work.BytesPerUnit));
            before = after;
            peak = after.Best > peak.Best ? after : peak;
            GC.Collect();
        }

        Console.Error.WriteLine();
        return new GridRun(peak, results);
    }

    /// <summary>A result's part of the peak.</summary>
    public double Share(GridResult result) => result.Gflops / Peak.Best;
}
