using SeqGen.Benchmarks.Measuring;

namespace SeqGen.Benchmarks.Grid;

/// <summary>
/// The grid as text: times, shares of peak, and for streaming the rate at which weights pass. For a machine that is not quiet there stand beside: the
/// share at the least time (best), an estimate of the share without others (quiet), and the part of the time that the process had a core (core). Behind them the managed bytes of a call, and the bytes that the workspace keeps for each unit, step and sequence (kept/unit).
/// </summary>
internal static class GridTable
{
    public static void Print(GridRun run, IReadOnlyList<Bandwidth> levels)
    {
        Console.WriteLine("cell     op        B    T  I = H    median us       min us   forward min backward min  GFLOP/s  share   best  quiet   core  bytes  kept/unit");
        foreach (GridResult result in run.Results.Where(result => result.Row.Op is not ("stream" or "decode")))
        {
            GridRow row = result.Row;
            Console.WriteLine(
                $"{row.Cell,-8} {row.Op,-6} {row.Batch,4} {row.Steps,4} {row.Units,6} {result.Timing.Median,12:F1} {result.Timing.Min,12:F1}"
                + $" {result.Timing.Forward,12:F1} {result.Timing.Backward,12:F1} {result.Gflops,8:F1} {run.Share(result),6:P0} {result.BestGflops / run.Peak.Best,6:P0} {result.QuietShare,6:P0} {result.Timing.OnCore,6:P0} {result.Timing.AllocatedBytes,6} {(result.BytesPerUnit == 0 ? "" : $"{result.BytesPerUnit:F1}"),10}");
        }

        GridResult[] streams = [.. run.Results.Where(result => result.Row.Op is "stream" or "decode")];
        if (streams.Length == 0)
            return;
        Console.WriteLine();
        Console.WriteLine("cell     op       I = H    median ns       min ns   weights kB     GB/s  of level  share   core  bytes");
        foreach (GridResult result in streams)
        {
            GridRow row = result.Row;
            double rate = row.WeightBytes / result.Timing.Median / 1e3;
            Bandwidth level = Bandwidth.For(levels, row.WeightBytes);
            Console.WriteLine(
                $"{row.Cell,-8} {row.Op,-6} {row.Units,6} {result.Timing.Median * 1e3,12:F1} {result.Timing.Min * 1e3,12:F1} {row.WeightBytes / 1e3,12:F0}"
                + $" {rate,8:F1} L{level.Level} {rate / level.GigabytesPerSecond,6:P0} {run.Share(result),6:P0} {result.Timing.OnCore,6:P0} {result.Timing.AllocatedBytes,6}");
        }
    }
}
