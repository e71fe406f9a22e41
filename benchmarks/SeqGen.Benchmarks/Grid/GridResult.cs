using SeqGen.Benchmarks.Measuring;

namespace SeqGen.Benchmarks.Grid;

/// <summary>A row and its times.</summary>
/// <param name="Row">What ran.</param>
/// <param name="Timing">How long it took.</param>
internal sealed record GridResult(GridRow Row, Timing Timing)
{
    /// <summary>Speed of the matrix products at the median time.</summary>
    public double Gflops => Row.Flops / Timing.Median / 1e3;

    /// <summary>The same at the least time.</summary>
    public double BestGflops => Row.Flops / Timing.Min / 1e3;
}
