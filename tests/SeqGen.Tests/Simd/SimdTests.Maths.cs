using System.Runtime.Intrinsics;

namespace SeqGen.Tests.Simd;

/// <content>
/// Exponentials and logarithm: distance from a reference in double, order, ends. Where T is double the reference errs by up to 1.5 units itself.
/// </content>
public abstract partial class SimdTests<V, T>
{
    private static double ExpLogBound => typeof(T) == typeof(float) ? 2 : 4;

    [Fact]
    public void Exp_Sweep_AccurateAndMonotone() => Sweep(V.Exp, Math.Exp, ExpLogBound, -760, 720);

    [Fact]
    public void Log_Sweep_AccurateAndMonotone() => Sweep(V.Log, Math.Log, ExpLogBound, 0, 100);

    [Fact]
    public void Tanh_Sweep_AccurateAndMonotone() => Sweep(V.Tanh, Math.Tanh, 4, -25, 25);

    [Fact]
    public void Sigmoid_Sweep_AccurateAndMonotone() => Sweep(V.Sigmoid, NormalSigmoid, 4, -760, 50);

    [Fact]
    public void Exp_Ends_AreExact() =>
        CheckEnds(
            V.Exp,
            (0, 1), (-0.0, 1), (double.NegativeInfinity, 0), (double.PositiveInfinity, double.PositiveInfinity),
            (-1e30, 0), (1e30, double.PositiveInfinity), (double.NaN, double.NaN));

    [Fact]
    public void Log_Ends_AreExact() =>
        CheckEnds(
            V.Log,
            (1, 0), (0, double.NegativeInfinity), (-0.0, double.NegativeInfinity),
            (double.PositiveInfinity, double.PositiveInfinity), (-1, double.NaN), (double.NegativeInfinity, double.NaN),
            (double.NaN, double.NaN));

    [Fact]
    public void Tanh_Ends_AreExact() =>
        CheckEnds(
            V.Tanh,
            (0, 0), (-0.0, 0), (double.PositiveInfinity, 1), (double.NegativeInfinity, -1), (1e30, 1), (-1e30, -1),
            (1e-30, 1e-30), (double.NaN, double.NaN));

    [Fact]
    public void Sigmoid_Ends_AreExact() =>
        CheckEnds(
            V.Sigmoid,
            (0, 0.5), (-0.0, 0.5), (double.PositiveInfinity, 1), (double.NegativeInfinity, 0), (1e30, 1), (-1e30, 0),
            (-1000, 0), (1000, 1), (double.NaN, double.NaN));

    [Fact]
    public void Functions_NegativeAndPositiveNaN_StayNaN()
    {
        foreach (Unary function in new Unary[] { V.Exp, V.Log, V.Tanh, V.Sigmoid, V.Relu, V.Sqrt, V.Abs })
        {
            Assert.All(Lanes(function(V.Create(T.NaN))), lane => Assert.True(T.IsNaN(lane)));
            Assert.All(Lanes(function(V.Create(-T.NaN))), lane => Assert.True(T.IsNaN(lane)));
        }
    }

    [Fact]
    public void Tanh_OppositeArguments_GivesOppositeResults()
    {
        for (double x = 1e-6; x < 30; x *= 1.01)
        {
            V value = V.Create(T.CreateChecked(x));
            Assert.Equal(Lanes(V.Tanh(value))[0], -Lanes(V.Tanh(-value))[0]);
        }
    }

    /// <summary>Sigmoid is 0 where it would be subnormal.</summary>
    private static double NormalSigmoid(double x)
    {
        double y = Scalar.Sigmoid(x);
        return y < (typeof(T) == typeof(float) ? 1.17549435e-38 : 2.2250738585072014E-308) ? 0 : y;
    }

    private static void CheckEnds(Unary function, params (double X, double Y)[] points)
    {
        foreach ((double x, double y) in points)
        {
            T wanted = T.CreateChecked(y);
            T[] lanes = Lanes(function(V.Create(T.CreateChecked(x))));
            Assert.All(lanes, lane => Assert.True(Scalar.Equal(lane, wanted), $"of {x} came {lane}, not {y}"));
        }
    }

    /// <summary>
    /// Two million points (fewer where vectors are emulated): over all magnitudes and both signs, evenly over [low, high], and runs of neighbors.
    /// </summary>
    private static void Sweep(Unary function, Func<double, double> exact, double bound, double low, double high)
    {
        int points = Vector128.IsHardwareAccelerated ? 1_000_000 : 10_000;
        long last = Scalar.Order(T.BitDecrement(T.PositiveInfinity)), first = low < 0 ? -last : 0;
        Walk(function, exact, bound, points, i => Scalar.FromOrder<T>(first + (long)((Int128)(last - first) * i / points)));
        Walk(function, exact, bound, points / 2, i => T.CreateChecked(low + ((high - low) * i / (points / 2))));
        for (double start = low + ((high - low) / 64); start < high; start += (high - low) / 32)
        {
            long from = Scalar.Order(T.CreateChecked(start));
            Walk(function, exact, bound, points / 64, i => Scalar.FromOrder<T>(from + i));
        }
    }

    private static void Walk(Unary function, Func<double, double> exact, double bound, int points, Func<int, T> ascending)
    {
        T[] x = new T[V.Count], y = new T[V.Count];
        T before = T.NegativeInfinity;
        for (int start = 0; start < points; start += V.Count)
        {
            for (int i = 0; i < V.Count; i++)
            {
                x[i] = ascending(start + i);
            }

            V.Store(function(V.Load(in x[0], 0)), ref y[0], 0);
            for (int i = 0; i < V.Count; i++)
            {
                double error = Scalar.UlpError(y[i], exact(double.CreateChecked(x[i])));
                if (error > bound || y[i] < before)
                {
                    Assert.Fail($"of {x[i]} came {y[i]}, {error:F2} units off, after {before}");
                }

                before = y[i];
            }
        }
    }
}
