using System.Numerics;

namespace SeqGen.Tests.Losses;

/// <summary>Rows as the losses take them: a stride wider than the padded row, NaN in all that is not data.</summary>
internal sealed class PackedRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int width;

    public PackedRows(double[,] values, int extra = 16)
    {
        Rows = values.GetLength(0);
        Length = values.GetLength(1);
        width = (Length + 15) / 16 * 16;
        Stride = width + extra;
        Elements = new T[Rows * Stride];
        Array.Fill(Elements, T.NaN);
        for (int r = 0; r < Rows; r++)
        {
            for (int k = 0; k < Length; k++)
            {
                Elements[(r * Stride) + k] = T.CreateChecked(values[r, k]);
            }
        }
    }

    public int Rows { get; }

    public int Length { get; }

    public int Stride { get; }

    public T[] Elements { get; }

    /// <summary>The data as the kernels see them: rounded to <typeparamref name="T"/>.</summary>
    public double[,] Values()
    {
        var values = new double[Rows, Length];
        for (int r = 0; r < Rows; r++)
        {
            for (int k = 0; k < Length; k++)
            {
                values[r, k] = double.CreateChecked(Elements[(r * Stride) + k]);
            }
        }

        return values;
    }

    /// <summary>Asserts that these are gradients: near to the expected ones (relative to the largest), padding 0, nothing else written.</summary>
    public void CheckGradient(double[,] expected, double tolerance)
    {
        double largest = expected.Cast<double>().Max(Math.Abs);
        for (int r = 0; r < Rows; r++)
        {
            for (int k = 0; k < Stride; k++)
            {
                T actual = Elements[(r * Stride) + k];
                if (k >= width)
                {
                    Assert.True(T.IsNaN(actual), $"row {r}: wrote {actual} behind the row");
                }
                else if (k >= Length)
                {
                    Assert.Equal(T.Zero, actual);
                }
                else
                {
                    double error = Math.Abs(double.CreateChecked(actual) - expected[r, k]);
                    Assert.True(error <= tolerance * largest, $"row {r}, value {k}: {actual}, not {expected[r, k]}");
                }
            }
        }
    }

    /// <summary>Rows of the same shape without data, for gradients.</summary>
    public PackedRows<T> Empty()
    {
        var values = new double[Rows, Length];
        for (int r = 0; r < Rows; r++)
        {
            for (int k = 0; k < Length; k++)
            {
                values[r, k] = double.NaN;
            }
        }

        return new PackedRows<T>(values, Stride - width);
    }
}
