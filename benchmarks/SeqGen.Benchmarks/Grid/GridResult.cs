using SeqGen.Benchmarks.Measuring;

namespace SeqGen.Benchmarks.Grid;

/// <summary>A row and its times.</summary>
/// <param name="Row">What ran.</param>
/// <param name="Timing">How long it took.</param>
/// <param name="NearPeak">Mean of the median peaks just before and just after: tells a slow row from a slow moment of the machine.</param>
internal sealed record GridResult(GridRow Row, Timing Timing, double NearPeak)
{
    /// <summary>Speed of the matrix products at the median time.</summary>
    public double Gflops => Row.Flops / Timing.Median / 1e3;

    /// <summary>The same at the least time.</summary>
    public double BestGflops => Row.Flops / Timing.Min / 1e3;
}
