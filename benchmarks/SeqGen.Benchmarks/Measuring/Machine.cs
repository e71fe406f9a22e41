using System.Globalization;
using System.Runtime.InteropServices;
using SeqGen.Runtime;

namespace SeqGen.Benchmarks.Measuring;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    /// <summary>Prints processor, runtime, vector width, core, and what the core can do at most; returns the bandwidth of the caches.</summary>
    public static IReadOnlyList<Bandwidth> Print(string core)
    {
        Console.WriteLine($"{Processor()}; {RuntimeInformation.FrameworkDescription}; {SimdWidth.Bits}-bit vectors; {core}");
        Peak peak = Peak.Measure();
        Console.WriteLine(
            $"multiply-add peak {peak.Best:F1} GFLOP/s, best of 30 with {Peak.Accumulators} accumulators: {peak.ImpliedClock:F2} GHz with {Peak.Units} units; median {peak.Median:F1}");
        IReadOnlyList<Bandwidth> levels = Bandwidth.MeasureAll();
        Console.WriteLine("read bandwidth    " + string.Join("   ", levels.Select(level => string.Create(
            CultureInfo.InvariantCulture,
            $"L{level.Level} ({level.Footprint >> 10} KiB) {level.GigabytesPerSecond:F0} GB/s"))));
        Console.WriteLine();
        return levels;
    }

    private static string Processor()
    {
        const string File = "/proc/cpuinfo";
        string? line = System.IO.File.Exists(File) ? System.IO.File.ReadLines(File).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
