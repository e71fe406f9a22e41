using System.Globalization;

namespace SeqGen.Benchmarks.Grid;

/// <summary>The grid as a file.</summary>
internal static class GridCsv
{
    private const string Header = "cell,op,B,T,I,H,median_us,min_us,gflops,share_of_peak,allocated_bytes,kept_bytes_per_unit";
    private const int ShareColumn = 9;

    public static void Write(string path, GridRun run) =>
        File.WriteAllLines(path, [Header, .. run.Results.Select(result => Line(run, result))]);

    /// <summary>Shares of peak by row.</summary>
    /// <exception cref="FormatException">The file is not a grid.</exception>
    public static Dictionary<GridRow, double> ReadShares(string path)
    {
        string[] lines = File.ReadAllLines(path);
        if (lines.Length == 0 || !lines[0].StartsWith(Header[..Header.LastIndexOf(',')], StringComparison.Ordinal))
            throw new FormatException($"{path} is not a grid: its first line is not {Header}.");
        var shares = new Dictionary<GridRow, double>();
        foreach (string[] cells in lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')))
        {
            int[] sizes = [.. cells[2..6].Select(cell => int.Parse(cell, CultureInfo.InvariantCulture))];
            shares[new GridRow(cells[0], cells[1], sizes[0], sizes[1], sizes[3])] = double.Parse(cells[ShareColumn], CultureInfo.InvariantCulture);
        }

        return shares;
    }

    private static string Line(GridRun run, GridResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Row.Cell},{result.Row.Op},{result.Row.Batch},{result.Row.Steps},{result.Row.Units},{result.Row.Units},{result.Timing.Median:F4},{result.Timing.Min:F4},{result.Gflops:F3},{run.Share(result):F4},{result.Timing.AllocatedBytes},{result.BytesPerUnit:F2}");
}
