using System.Diagnostics;
using System.Runtime.CompilerServices;
using SeqGen.Runtime;

namespace SeqGen.Benchmarks.Measuring;

/// <summary>The most that one core can do: multiply-adds on registers only, at the width that emitted code uses here.</summary>
internal static class Peak
{
    private const int Runs = 30;
    private const int Trips = 200_000;

    /// <summary>Accumulators of the loop: at least 16, so that the latency of a multiply-add (4 or 5 cycles, two units) is hidden.</summary>
    public const int Accumulators = 16;

    /// <summary>Multiply-adds of a full vector that a core is taken to start per cycle where a clock is implied.</summary>
    public const int Units = 2;

    /// <summary>Best of 30 runs, in GFLOP/s.</summary>
    public static double Measure() => SimdWidth.Bits switch
    {
        512 => Best<Simd512Single>(),
        256 => Best<Simd256Single>(),
        _ => Best<Simd128Single>(),
    };

    /// <summary>GHz at which a core with two multiply-add units does this.</summary>
    public static double ImpliedClock(double gflops) => gflops / (Units * 2 * (SimdWidth.Bits / 32));

    private static double Best<V>()
        where V : struct, ISimd<V, float>
    {
        long best = long.MaxValue;
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            float sum = Loop<V>(Trips);
            long ticks = Stopwatch.GetTimestamp() - start;
            if (float.IsFinite(sum))
                best = Math.Min(best, ticks);
        }

        double flops = 2.0 * Accumulators * V.Count * Trips;
        return flops * Stopwatch.Frequency / best / 1e9;
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
