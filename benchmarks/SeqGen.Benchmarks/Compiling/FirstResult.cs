using System.Diagnostics;
using System.Globalization;
using SeqGen.Benchmarks.Models;

namespace SeqGen.Benchmarks.Compiling;

/// <summary>Time from the start of a fresh process to the end of its first training step, tier 0 and all.</summary>
/// <param name="Process">Milliseconds from the start of the process.</param>
/// <param name="Main">Milliseconds from the first line of the program.</param>
internal sealed record FirstResult(double Process, double Main)
{
    /// <summary>The hidden command that the child runs.</summary>
    public const string Command = "first-result";

    private const int Batch = 16;
    private const int Steps = 100;

    /// <summary>What is trained, in words.</summary>
    public static string Model { get; } = $"LSTM of {Units} units, batch {Batch}, {Steps} steps";

    private static int Units => 64;

    /// <summary>Starts a child and waits for its result.</summary>
    public static FirstResult Measure()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, Command) { RedirectStandardOutput = true };
        long before = Stopwatch.GetTimestamp();
        using Process child = System.Diagnostics.Process.Start(start)!;
        string? line = child.StandardOutput.ReadLine();
        double milliseconds = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
        child.WaitForExit();
        return new FirstResult(milliseconds, double.Parse(line!, CultureInfo.InvariantCulture));
    }

    /// <summary>The child: one training step, then its milliseconds.</summary>
    public static int RunChild()
    {
        long start = Stopwatch.GetTimestamp();
        var model = new Lstm64(1);
        Lstm64.Workspace run = model.CreateWorkspace(Batch, Steps);
        float[] x = new float[Batch * Steps * Units], y = new float[x.Length], dx = new float[x.Length];
        Array.Fill(x, 0.5f);
        model.Forward(run, x, y);
        model.Backward(run, y, dx);
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
