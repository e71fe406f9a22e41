using System.Diagnostics;

namespace SeqGen.Benchmarks.Measuring;

/// <summary>Times of one call, in microseconds.</summary>
/// <param name="Median">Median over all samples.</param>
/// <param name="Min">The fastest.</param>
/// <param name="Forward">Median of the first half alone.</param>
/// <param name="Backward">Median of the second half alone; 0 if there is none.</param>
/// <param name="AllocatedBytes">Managed bytes per call, rounded up.</param>
internal sealed record Timing(double Median, double Min, double Forward, double Backward, long AllocatedBytes)
{
    private const int Capacity = 20_000;

    public static Timing Of(Work work, Effort effort)
    {
        WarmUp(work, effort);
        var forward = new List<double>(Capacity);
        var backward = new List<double>(Capacity);
        var both = new List<double>(Capacity);
        double scale = 1e6 / Stopwatch.Frequency / work.Calls;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        while (!IsEnough(clock.Elapsed.TotalSeconds, both.Count, effort))
        {
            long start = Stopwatch.GetTimestamp();
            work.Forward();
            long middle = Stopwatch.GetTimestamp();
            work.Backward?.Invoke();
            long end = work.Backward is null ? middle : Stopwatch.GetTimestamp();
            forward.Add((middle - start) * scale);
            backward.Add((end - middle) * scale);
            both.Add((end - start) * scale);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        long calls = (long)both.Count * work.Calls;
        return new Timing(MedianOf(both), both.Min(), MedianOf(forward), MedianOf(backward), (allocated + calls - 1) / calls);
    }

    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static void WarmUp(Work work, Effort effort)
    {
        var clock = Stopwatch.StartNew();
        do
        {
            work.Forward();
            work.Backward?.Invoke();
        }
        while (clock.Elapsed.TotalSeconds < effort.WarmUp);
    }

    private static bool IsEnough(double seconds, int samples, Effort effort) =>
        samples == Capacity
        || (seconds >= effort.Seconds && samples >= effort.Samples)
        || (seconds >= effort.Limit && samples >= effort.FewestSamples);
}
