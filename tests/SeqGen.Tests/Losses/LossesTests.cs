using System.Numerics;
using SeqGen.Runtime;
using Kernels = SeqGen.Runtime.Losses;

namespace SeqGen.Tests.Losses;

/// <summary>The loss kernels against <see cref="LossReference"/>; one derived class for each vector type.</summary>
public abstract partial class LossesTests<V, T>
    where V : struct, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Factor = 0.125;

    /// <summary>A loss over packed rows.</summary>
    private delegate double Kernel(ref T y, ref T dy, int stride, int rows, int n, ref T targets, int targetStride, double factor, bool gradient);

    private static readonly int[] RowLengths = [1, 2, 7, 8, 9, 15, 16, 17, 33, 96];

    /// <summary>Lengths around the sizes of vectors.</summary>
    public static TheoryData<int> Widths => [.. RowLengths];

    private static double Tolerance => typeof(T) == typeof(float) ? 1e-6 : 1e-13;

    /// <summary>In double it is the finite differences that err.</summary>
    private static double SlopeTolerance => typeof(T) == typeof(float) ? 1e-6 : 1e-7;

    [Theory]
    [MemberData(nameof(Widths))]
    public void MeanSquaredError_RandomRows_AgreesWithScalars(int n) =>
        CheckElements(Kernels.MeanSquaredError<V, T>, LossReference.Squared, n);

    [Theory]
    [MemberData(nameof(Widths))]
    public void MeanAbsoluteError_RandomRows_AgreesWithScalars(int n) =>
        CheckElements(Kernels.MeanAbsoluteError<V, T>, LossReference.Absolute, n);

    [Theory]
    [MemberData(nameof(Widths))]
    public void BinaryCrossEntropy_RandomRows_AgreesWithScalars(int n) =>
        CheckElements(Kernels.BinaryCrossEntropy<V, T>, LossReference.BinaryCrossEntropy, n);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Huber_RandomRows_AgreesWithScalars(int n) => CheckElements(Huber(0.75), (y, t) => LossReference.Huber(y, t, 0.75), n);

    [Fact]
    public void Huber_BothSidesOfDelta_IsSquareThenLine()
    {
        double[,] y = { { 0.5, 1, 3, -3 } }, targets = { { 0, 0, 0, 0 } };
        (double loss, PackedRows<T> gradient) = Run(Huber(1), y, targets);
        Assert.Equal(0.125 + 0.5 + 2.5 + 2.5, loss, 6);
        gradient.CheckGradient(new[,] { { 0.5 * Factor, Factor, Factor, -Factor } }, 1e-6);
    }

    [Fact]
    public void MeanAbsoluteError_ExactPrediction_HasNoSlope()
    {
        double[,] y = { { 2, -1, 0 } };
        (double loss, PackedRows<T> gradient) = Run(Kernels.MeanAbsoluteError<V, T>, y, y);
        Assert.Equal(0, loss);
        gradient.CheckGradient(new double[1, 3], 0);
    }

    [Fact]
    public void BinaryCrossEntropy_HugeLogits_StaysFinite()
    {
        double[,] y = { { 1e30, -1e30, 1e30, 1000 } }, targets = { { 1, 0, 0, 1 } };
        (double loss, PackedRows<T> gradient) = Run(Kernels.BinaryCrossEntropy<V, T>, y, targets);
        Assert.Equal(1, loss / 1e30, 6);
        gradient.CheckGradient(new[,] { { 0, 0, Factor, 0 } }, 0);
    }

    [Fact]
    public void BinaryCrossEntropy_LossNearZero_KeepsItsDigits()
    {
        (double loss, _) = Run(Kernels.BinaryCrossEntropy<V, T>, new[,] { { 30.0, -30 } }, new double[,] { { 1, 0 } });
        Assert.Equal(1, loss / (2 * Math.Exp(-30)), 5);
    }

    [Fact]
    public void Elements_NaNPrediction_MakesLossNaN()
    {
        Kernel[] kernels = [Kernels.MeanSquaredError<V, T>, Kernels.MeanAbsoluteError<V, T>, Kernels.BinaryCrossEntropy<V, T>, Huber(1)];
        foreach (Kernel kernel in kernels)
        {
            Assert.True(double.IsNaN(Run(kernel, new[,] { { 1, double.NaN, 2 } }, new double[1, 3]).Loss));
        }
    }

    private static Kernel Huber(double delta) =>
        (ref T y, ref T dy, int stride, int rows, int n, ref T targets, int targetStride, double factor, bool gradient) =>
            Kernels.Huber<V, T>(ref y, ref dy, stride, rows, n, ref targets, targetStride, delta, factor, gradient);

    private static (double Loss, PackedRows<T> Gradient) Run(Kernel kernel, double[,] y, double[,] targets)
    {
        var rows = new PackedRows<T>(y);
        var wanted = new PackedRows<T>(targets, 32);
        PackedRows<T> gradient = rows.Empty();
        double loss = kernel(
            ref rows.Elements[0], ref gradient.Elements[0], rows.Stride, rows.Rows, rows.Length, ref wanted.Elements[0], wanted.Stride, Factor, true);
        return (loss, gradient);
    }

    private static void CheckElements(Kernel kernel, Func<double, double, double> reference, int n)
    {
        double[,] y = Random(5, n, 3), targets = Random(5, n, 4);
        var rows = new PackedRows<T>(y);
        var wanted = new PackedRows<T>(targets, 32);
        (y, targets) = (rows.Values(), wanted.Values());
        double OfRow(int r, double[] row) => row.Select((value, k) => reference(value, targets[r, k])).Sum();
        double expected = LossReference.Sum(y, OfRow);
        double[,] slopes = LossReference.Gradient(y, OfRow, Factor);

        PackedRows<T> untouched = rows.Empty(), gradient = rows.Empty();
        double Call(PackedRows<T> target, bool backward) => kernel(
            ref rows.Elements[0], ref target.Elements[0], rows.Stride, rows.Rows, n, ref wanted.Elements[0], wanted.Stride, Factor, backward);

        double loss = Call(untouched, false);
        Assert.InRange(loss, expected * (1 - Tolerance), expected * (1 + Tolerance));
        Assert.All(untouched.Elements, element => Assert.True(T.IsNaN(element)));
        Assert.Equal(loss, Call(gradient, true));
        gradient.CheckGradient(slopes, SlopeTolerance);
        Assert.Equal(loss, Call(rows, true)); // in place
        rows.CheckGradient(slopes, SlopeTolerance);
    }

    private static double[,] Random(int rows, int n, int seed)
    {
        var random = new Random(seed);
        var values = new double[rows, n];
        for (int i = 0; i < values.Length; i++)
        {
            values[i / n, i % n] = (random.NextDouble() * 6) - 3;
        }

        return values;
    }
}
