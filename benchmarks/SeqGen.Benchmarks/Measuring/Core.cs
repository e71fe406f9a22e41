using System.ComponentModel;
using System.Diagnostics;

namespace SeqGen.Benchmarks.Measuring;

/// <summary>The core that a run stays on.</summary>
internal static class Core
{
    /// <summary>Pins the process to the second core it may use, or to the first when there is no other; says what it did.</summary>
    public static string Pin()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return "not pinned: this system offers no affinity";
        using Process process = Process.GetCurrentProcess();
        try
        {
            long allowed = process.ProcessorAffinity;
            long first = allowed & -allowed, rest = allowed & ~first;
            long chosen = rest == 0 ? first : rest & -rest;
            process.ProcessorAffinity = (nint)chosen;
            return $"pinned to core {long.TrailingZeroCount(chosen)}";
        }
        catch (Win32Exception denied)
        {
            return $"not pinned: {denied.Message}";
        }
    }
}
