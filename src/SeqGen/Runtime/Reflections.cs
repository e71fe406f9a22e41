using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SeqGen.Runtime;

/// <summary>
/// Random rows of an orthogonal matrix, distributed evenly over all of them: the Q of the QR decomposition of a matrix
/// of normal numbers with positive diagonal of R, made directly from its Householder reflections
/// (Stewart 1980, "The efficient generation of random orthogonal matrices"). Row r is e_r D H_r ... H_1 H_0, where H_k
/// reflects the coordinates from k on; each costs 4 (columns - k) operations.
/// </summary>
internal sealed class Reflections
{
    private readonly int _columns;
    private readonly double[] _vectors;
    private readonly double[] _signs;

    /// <summary>Draws the reflections.</summary>
    /// <param name="rows">Number of rows, at most <paramref name="columns"/>.</param>
    /// <param name="columns">Length of a row.</param>
    /// <param name="random">Where the normal numbers come from.</param>
    public Reflections(int rows, int columns, RandomStream random)
    {
        _columns = columns;
        _signs = new double[rows];
        _vectors = GC.AllocateUninitializedArray<double>(rows * columns);
        for (int k = 0; k < rows; k++)
        {
            _signs[k] = Draw(VectorOf(k), random);
        }
    }

    /// <summary>Computes some rows side by side: a reflection is read once for all of them.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="rows">[number of rows, columns], overwritten.</param>
    public void Rows(int first, Span<double> rows)
    {
        int count = rows.Length / _columns;
        rows.Clear();
        for (int i = 0; i < count; i++)
        {
            rows[(i * _columns) + first + i] = _signs[first + i];
        }

        for (int k = first + count - 1; k >= 0; k--)
        {
            for (int i = Math.Max(k - first, 0); i < count; i++)
            {
                Reflect(ref rows[(i * _columns) + k], ref VectorOf(k)[0], _columns - k);
            }
        }
    }

    /// <summary>
    /// x normal, v = x + sign(x_0) |x| e_0 scaled to |v|^2 = 2, so that H = I - v v^T takes x to -sign(x_0) |x| e_0.
    /// Returns the sign that makes the diagonal of R positive. In one dimension H is left out and only the sign is random.
    /// </summary>
    private static double Draw(Span<double> vector, RandomStream random)
    {
        double square = 0.0;
        for (int i = 0; i < vector.Length; i++)
        {
            double x = random.NextNormal();
            vector[i] = x;
            square += x * x;
        }

        double sign = vector[0] < 0.0 ? -1.0 : 1.0;
        if (vector.Length == 1)
        {
            vector[0] = 0.0;
            return sign;
        }

        double norm = Math.Sqrt(square);
        double scale = 1.0 / Math.Sqrt(norm * (norm + Math.Abs(vector[0])));
        vector[0] += sign * norm;
        foreach (ref double x in vector)
        {
            x *= scale;
        }

        return -sign;
    }

    /// <summary>row -= (row v) v. Sixteen partial sums in a fixed order, whatever the machine's vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reflect(ref double row, ref double vector, int length)
    {
        Vector256<double> sum0 = Vector256<double>.Zero;
        Vector256<double> sum1 = sum0;
        Vector256<double> sum2 = sum0;
        Vector256<double> sum3 = sum0;
        int i = 0;
        for (; i <= length - 16; i += 16)
        {
            sum0 += Vector256.LoadUnsafe(ref row, (nuint)i) * Vector256.LoadUnsafe(ref vector, (nuint)i);
            sum1 += Vector256.LoadUnsafe(ref row, (nuint)i + 4) * Vector256.LoadUnsafe(ref vector, (nuint)i + 4);
            sum2 += Vector256.LoadUnsafe(ref row, (nuint)i + 8) * Vector256.LoadUnsafe(ref vector, (nuint)i + 8);
            sum3 += Vector256.LoadUnsafe(ref row, (nuint)i + 12) * Vector256.LoadUnsafe(ref vector, (nuint)i + 12);
        }

        Vector256<double> sums = (sum0 + sum1) + (sum2 + sum3);
        double product = (sums.GetElement(0) + sums.GetElement(1)) + (sums.GetElement(2) + sums.GetElement(3));
        for (; i < length; i++)
        {
            product += Unsafe.Add(ref row, i) * Unsafe.Add(ref vector, i);
        }

        Vector256<double> factor = Vector256.Create(product);
        int j = 0;
        for (; j <= length - 4; j += 4)
        {
            (Vector256.LoadUnsafe(ref row, (nuint)j) - (factor * Vector256.LoadUnsafe(ref vector, (nuint)j))).StoreUnsafe(ref row, (nuint)j);
        }

        for (; j < length; j++)
        {
            Unsafe.Add(ref row, j) -= product * Unsafe.Add(ref vector, j);
        }
    }

    private Span<double> VectorOf(int k) => _vectors.AsSpan((k * _columns) + k, _columns - k);
}
