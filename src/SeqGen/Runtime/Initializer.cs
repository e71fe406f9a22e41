using System.Numerics;

namespace SeqGen.Runtime;

/// <summary>
/// Draws the initial values of parameters. Each block of a parameter has a stream of its own, keyed by the seed, the
/// parameter's name and the block, so that adding a layer leaves the others' values as they were.
/// </summary>
internal static class Initializer
{
    /// <summary>Multiplications, rows x rows x columns, from which on the rows of an orthogonal block are shared among threads.</summary>
    private const long SharedWork = 1L << 24;

    private const int RowsPerTask = 4;

    /// <summary>Draws all values of one parameter.</summary>
    /// <param name="parameters">Where the values go.</param>
    /// <param name="index">Place of the parameter.</param>
    /// <param name="seed">The user's seed.</param>
    public static void Run<T>(ParameterSet<T> parameters, int index, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterInfo info = parameters[index].Info;
        int rows = info.Shape[0] / info.Blocks;
        int columns = parameters[index].Length / info.Shape[0];
        for (int block = 0; block < info.Blocks; block++)
        {
            RandomStream random = new(RandomStream.KeyOf(seed, info.Name, block));
            Span<T> values = parameters[index].WritableValues.Slice(block * rows * columns, rows * columns);
            switch (info.Start)
            {
                case Start.Constant:
                    values.Fill(T.CreateTruncating(info.BlockValues?[block] ?? info.Value));
                    break;
                case Start.Xavier:
                    FillUniform(values, Math.Sqrt(6.0 / FanSum(info, rows, columns)), random);
                    break;
                case Start.Uniform:
                    FillUniform(values, 1.0 / Math.Sqrt(Math.Max(info.FanIn, 1)), random);
                    break;
                case Start.Normal:
                    foreach (ref T value in values)
                    {
                        value = T.CreateTruncating(random.NextNormal());
                    }

                    break;
                case Start.Orthogonal:
                    FillOrthogonal(parameters.Storage, parameters[index].Offset + (block * rows * columns), rows, columns, random);
                    break;
                case Start.Sinusoids:
                    for (int i = 0; i < values.Length; i++)
                    {
                        values[i] = T.CreateTruncating(Sinusoid(i / columns, i % columns, columns));
                    }

                    break;
                case Start.Rotations:
                    for (int i = 0; i < values.Length; i++)
                    {
                        values[i] = T.CreateTruncating(Rotation(i / columns, i % columns, columns));
                    }

                    break;
                default:
                    throw new InvalidOperationException($"{info.Name} has an unknown start, {info.Start}.");
            }
        }
    }

    /// <summary>Inputs plus outputs of a block: [out, in], and for kernels [out, in, height, width] both times the field's area.</summary>
    private static double FanSum(ParameterInfo info, int rows, int columns)
    {
        double area = info.Shape.Count < 2 ? 1.0 : (double)columns / info.Shape[1];
        return columns + (rows * area);
    }

    /// <summary>sin(t / 10000^(2i / n)) at unit 2i, the cosine at unit 2i + 1.</summary>
    private static double Sinusoid(int step, int unit, int units)
    {
        double angle = step * ExactMath.Exp(-(unit / 2 * 2) * ExactMath.Log(10_000) / units);
        return unit % 2 == 0 ? ExactMath.Sin(angle) : ExactMath.Sin(angle + (Math.PI / 2));
    }

    /// <summary>cos(t / 10000^(2u / n)) at unit u below n / 2, the sine at unit u + n / 2.</summary>
    private static double Rotation(int step, int unit, int units)
    {
        int half = units / 2;
        double angle = step * ExactMath.Exp(-2 * (unit % half) * ExactMath.Log(10_000) / units);
        return unit < half ? ExactMath.Sin(angle + (Math.PI / 2)) : ExactMath.Sin(angle);
    }

    private static void FillUniform<T>(Span<T> values, double bound, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T value in values)
        {
            value = T.CreateTruncating(random.NextUniform(bound));
        }
    }

    /// <summary>
    /// Orthonormal rows, or columns if the block is taller than wide. Rows do not depend on each other, so that threads
    /// change no bit.
    /// </summary>
    private static void FillOrthogonal<T>(AlignedArray<T> storage, int offset, int rows, int columns, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Math.Min(rows, columns);
        int length = Math.Max(rows, columns);
        Reflections reflections = new(count, length, random);
        int groups = (count + RowsPerTask - 1) / RowsPerTask;
        ParallelOptions options = new() { MaxDegreeOfParallelism = (long)count * count * length < SharedWork ? 1 : -1 };
        Parallel.For(0, groups, options, () => new double[RowsPerTask * length], (group, _, scratch) =>
        {
            int first = group * RowsPerTask;
            Span<double> drawn = scratch.AsSpan(0, Math.Min(RowsPerTask, count - first) * length);
            reflections.Rows(first, drawn);
            Span<T> block = storage.Span.Slice(offset, rows * columns);
            for (int i = 0; i < drawn.Length; i++)
            {
                int index = first + (i / length);
                int place = rows <= columns ? (index * columns) + (i % length) : (i % length * columns) + index;
                block[place] = T.CreateTruncating(drawn[i]);
            }

            return scratch;
        }, _ => { });
    }
}
