using System.Diagnostics;
using System.Runtime.CompilerServices;
using SeqGen.Runtime;

namespace SeqGen.Benchmarks.Measuring;

/// <summary>What one core reads from a level of the caches.</summary>
/// <param name="Level">1 to 3.</param>
/// <param name="Footprint">Bytes read over and over: half of the level, or four times the level below it if that is less.</param>
/// <param name="GigabytesPerSecond">Best of 30 runs.</param>
internal sealed record Bandwidth(int Level, long Footprint, double GigabytesPerSecond)
{
    private const int Runs = 30;
    private const int Vectors = 16;
    private const long BytesPerRun = 32 << 20;

    /// <summary>All levels, smallest first.</summary>
    public static IReadOnlyList<Bandwidth> MeasureAll()
    {
        var levels = new List<Bandwidth>();
        foreach (Cache cache in Cache.All)
        {
            long below = levels.Count == 0 ? cache.Bytes : 4 * Cache.All[levels.Count - 1].Bytes;
            long footprint = Math.Min(cache.Bytes / 2, below) / 4096 * 4096;
            levels.Add(new Bandwidth(cache.Level, footprint, SimdWidth.Bits switch
            {
                512 => Best<Simd512Single>(footprint),
                256 => Best<Simd256Single>(footprint),
                _ => Best<Simd128Single>(footprint),
            }));
        }

        return levels;
    }

    /// <summary>The smallest level that holds this many bytes; the last if none does.</summary>
    public static Bandwidth For(IReadOnlyList<Bandwidth> levels, double bytes) =>
        levels.FirstOrDefault(level => Cache.All[level.Level - 1].Bytes >= bytes) ?? levels[^1];

    private static double Best<V>(long footprint)
        where V : struct, ISimd<V, float>
    {
        var data = new AlignedArray<float>(footprint / sizeof(float));
        data.Span.Fill(1); // pages that were never written are all one page of zeros
        int passes = (int)Math.Max(1, BytesPerRun / footprint);
        long best = long.MaxValue;
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            float sum = Read<V>(ref data.At(0), data.Length, passes);
            long ticks = Stopwatch.GetTimestamp() - start;
            if (float.IsFinite(sum))
                best = Math.Min(best, ticks);
        }

        return (double)footprint * passes * Stopwatch.Frequency / best / 1e9;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Read<V>(ref float data, nint count, int passes)
        where V : struct, ISimd<V, float>
    {
        V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero, s4 = V.Zero, s5 = V.Zero, s6 = V.Zero, s7 = V.Zero;
        for (int pass = 0; pass < passes; pass++)
        {
            for (nint k = 0; k < count; k += Vectors * V.Count)
            {
                s0 += V.Load(ref data, k);
                s1 += V.Load(ref data, k + V.Count);
                s2 += V.Load(ref data, k + (2 * V.Count));
                s3 += V.Load(ref data, k + (3 * V.Count));
                s4 += V.Load(ref data, k + (4 * V.Count));
                s5 += V.Load(ref data, k + (5 * V.Count));
                s6 += V.Load(ref data, k + (6 * V.Count));
                s7 += V.Load(ref data, k + (7 * V.Count));
                s0 += V.Load(ref data, k + (8 * V.Count));
                s1 += V.Load(ref data, k + (9 * V.Count));
                s2 += V.Load(ref data, k + (10 * V.Count));
                s3 += V.Load(ref data, k + (11 * V.Count));
                s4 += V.Load(ref data, k + (12 * V.Count));
                s5 += V.Load(ref data, k + (13 * V.Count));
                s6 += V.Load(ref data, k + (14 * V.Count));
                s7 += V.Load(ref data, k + (15 * V.Count));
            }
        }

        return V.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7);
    }
}
