using System.Diagnostics;

namespace SeqGen.Benchmarks.Measuring;

/// <summary>Times of one call, in microseconds.</summary>
/// <param name="Median">Median over all samples.</param>
/// <param name="Min">The fastest.</param>
/// <param name="Forward">The fastest first half.</param>
/// <param name="Backward">The fastest second half; 0 if there is none.</param>
/// <param name="AllocatedBytes">Managed bytes per call, rounded up.</param>
/// <param name="Cpu">Mean time on a core; the median where the system does not tell.</param>
/// <param name="OnCore">Part of the time that the process was on a core: well below 1, others took the core and only the least time counts.</param>
internal sealed record Timing(double Median, double Min, double Forward, double Backward, long AllocatedBytes, double Cpu, double OnCore)
{
    private const int Capacity = 20_000;

    public static Timing Of(Work work, Effort effort)
    {
        WarmUp(work, effort);
        var forward = new List<double>(Capacity);
        var backward = new List<double>(Capacity);
        var both = new List<double>(Capacity);
        double scale = 1e6 / Stopwatch.Frequency / work.Calls;
        var clock = Stopwatch.StartNew();
        TimeSpan cpu = CpuTime();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
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
        cpu = CpuTime() - cpu;
        TimeSpan wall = clock.Elapsed;
        long calls = (long)both.Count * work.Calls;
        double median = MedianOf(both);
        return new Timing(
            median,
            both.Min(),
            forward.Min(),
            backward.Min(),
            (allocated + calls - 1) / calls,
            cpu > TimeSpan.Zero ? cpu.TotalMicroseconds / calls : median,
            cpu / wall);
    }

    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static TimeSpan CpuTime() => OperatingSystem.IsLinux() || OperatingSystem.IsWindows() ? Environment.CpuUsage.TotalTime : TimeSpan.Zero;

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
