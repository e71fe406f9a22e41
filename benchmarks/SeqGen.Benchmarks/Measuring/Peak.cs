using System.Diagnostics;
using System.Runtime.CompilerServices;
using SeqGen.Runtime;

namespace SeqGen.Benchmarks.Measuring;

/// <summary>The most that one core can do, in GFLOP/s: multiply-adds on registers only, at the width that emitted code uses here.</summary>
/// <param name="Best">Best of 30 runs: the peak that shares are of.</param>
/// <param name="Median">Median of the same runs: lower where other work takes from the core.</param>
internal sealed record Peak(double Best, double Median)
{
    private const int Runs = 30;
    private const int Trips = 200_000;

    /// <summary>Accumulators of the loop: at least 16, so that the latency of a multiply-add (4 or 5 cycles, two units) is hidden.</summary>
    public const int Accumulators = 16;

    /// <summary>Multiply-adds of a full vector that a core is taken to start per cycle where a clock is implied.</summary>
    public const int Units = 2;

    /// <summary>GHz at which a core with two multiply-add units reaches the best.</summary>
    public double ImpliedClock => Best / (Units * 2 * (SimdWidth.Bits / 32));

    public static Peak Measure() => SimdWidth.Bits switch
    {
        512 => Measure<Simd512Single>(),
        256 => Measure<Simd256Single>(),
        _ => Measure<Simd128Single>(),
    };

    private static Peak Measure<V>()
        where V : struct, ISimd<V, float>
    {
        double[] gflops = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            float sum = Loop<V>(Trips);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            gflops[run] = float.IsFinite(sum) ? 2.0 * Accumulators * V.Count * Trips / seconds / 1e9 : 0;
        }

        return new Peak(gflops.Max(), Timing.MedianOf(gflops));
    }

    // a += a * a from -1/2 creeps towards 0 like -1/n: it stays a normal number, and needs no register beside its own, so that 16 fit anywhere.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Loop<V>(int trips)
        where V : struct, ISimd<V, float>
    {
        V start = V.Create(-0.5f);
        V a0 = start, a1 = start, a2 = start, a3 = start, a4 = start, a5 = start, a6 = start, a7 = start;
        V a8 = start, a9 = start, a10 = start, a11 = start, a12 = start, a13 = start, a14 = start, a15 = start;
        for (int trip = 0; trip < trips; trip++)
        {
            a0 = V.MultiplyAdd(a0, a0, a0);
            a1 = V.MultiplyAdd(a1, a1, a1);
            a2 = V.MultiplyAdd(a2, a2, a2);
            a3 = V.MultiplyAdd(a3, a3, a3);
            a4 = V.MultiplyAdd(a4, a4, a4);
            a5 = V.MultiplyAdd(a5, a5, a5);
            a6 = V.MultiplyAdd(a6, a6, a6);
            a7 = V.MultiplyAdd(a7, a7, a7);
            a8 = V.MultiplyAdd(a8, a8, a8);
            a9 = V.MultiplyAdd(a9, a9, a9);
            a10 = V.MultiplyAdd(a10, a10, a10);
            a11 = V.MultiplyAdd(a11, a11, a11);
            a12 = V.MultiplyAdd(a12, a12, a12);
            a13 = V.MultiplyAdd(a13, a13, a13);
            a14 = V.MultiplyAdd(a14, a14, a14);
            a15 = V.MultiplyAdd(a15, a15, a15);
        }

        return V.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 + a12 + a13 + a14 + a15);
    }
}
