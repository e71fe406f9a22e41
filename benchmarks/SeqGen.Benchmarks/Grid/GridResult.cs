using SeqGen.Benchmarks.Measuring;

namespace SeqGen.Benchmarks.Grid;

/// <summary>A row and its times.</summary>
/// <param name="Row">What ran.</param>
/// <param name="Timing">How long it took.</param>
/// <param name="BytesPerUnit">Bytes that the workspace keeps for each unit of each step of each sequence; 0 where that is not asked.</param>
/// <param name="NearPeak">Mean of the median peaks just before and just after: tells a slow row from a slow moment.</param>
internal sealed record GridResult(GridRow Row, Timing Timing, double NearPeak, double BytesPerUnit)
{
    /// <summary>Speed of the matrix products at the median time.</summary>
    public double Gflops => Row.Flops / Timing.Median / 1e3;

    /// <summary>The same at the least time.</summary>
    public double BestGflops => Row.Flops / Timing.Min / 1e3;

    /// <summary>Speed per time on a core as a share of the median peak around the row: an estimate of the share on a quiet machine.</summary>
    public double QuietShare => Row.Flops / Timing.Cpu / 1e3 / NearPeak;
}
