using System.Globalization;
using SeqGen.Benchmarks.Measuring;

namespace SeqGen.Benchmarks.Grid;

/// <summary>
/// Where time goes for one number of units: forward and backward apart, over batches that fill the tiles differently, and what packing the weights
/// costs after each change of them.
/// </summary>
internal static class ProfileCommand
{
    private const int Steps = 50;

    private static readonly int[] Batches = [1, 2, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96];

    public static int Run(Options options)
    {
        if (!int.TryParse(options.Argument, CultureInfo.InvariantCulture, out int units) || GridModels.All.All(model => model.Units != units))
        {
            Console.Error.WriteLine($"profile needs a number of units of the grid: {string.Join(", ", GridModels.All.Select(model => model.Units).Distinct())}.");
            return 2;
        }

        Machine.Print(Core.Pin());
        Console.WriteLine("cell      B    T  I = H   forward us  GFLOP/s  share  backward us  GFLOP/s  share");
        foreach (string cell in new[] { "lstm", "gru" }.Where(cell => cell.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)))
        {
            double peak = Peak.Measure();
            foreach (int batch in Batches)
                PrintBatch(new GridRow(cell, "train", batch, Steps, units), peak);
            var pack = new GridRow(cell, "pack", 1, 1, units);
            Timing packed = Timing.Of(GridModels.For(pack).Prepare(pack), Effort.Quick);
            double time = packed.Forward - packed.Backward;
            Console.WriteLine($"{cell}: packing all weights takes {time:F1} us, {pack.WeightBytes / time / 1e3:F1} GB/s of weights");
        }

        return 0;
    }

    private static void PrintBatch(GridRow row, double peak)
    {
        Timing timing = Timing.Of(GridModels.For(row).Prepare(row), Effort.Quick);
        double forward = row.Flops / 3 / timing.Forward / 1e3, backward = row.Flops * 2 / 3 / timing.Backward / 1e3;
        Console.WriteLine(
            $"{row.Cell,-6} {row.Batch,4} {row.Steps,4} {row.Units,6} {timing.Forward,12:F1} {forward,8:F1} {forward / peak,6:P0}"
            + $" {timing.Backward,12:F1} {backward,8:F1} {backward / peak,6:P0}");
    }
}
