using Kernels = SeqGen.Runtime.Losses;

namespace SeqGen.Tests.Losses;

/// <content>Cross entropy and hits.</content>
public abstract partial class LossesTests<V, T>
{
    /// <summary>Widths with and without smoothing.</summary>
    public static TheoryData<int, double> SmoothedWidths
    {
        get
        {
            var data = new TheoryData<int, double>();
            foreach (int n in RowLengths)
            {
                data.Add(n, 0);
                data.Add(n, 0.1);
                data.Add(n, 1);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(SmoothedWidths))]
    public void CrossEntropy_RandomRows_AgreesWithScalars(int n, double smoothing)
    {
        var rows = new PackedRows<T>(Random(6, n, 5));
        double[,] y = rows.Values();
        int[] targets = [0, n - 1, -1, n / 2, -1, n / 3];
        double OfRow(int r, double[] row) => LossReference.CrossEntropy(row, targets[r], smoothing);
        double expected = LossReference.Sum(y, OfRow);
        double[,] slopes = LossReference.Gradient(y, OfRow, Factor);

        PackedRows<T> untouched = rows.Empty(), gradient = rows.Empty();
        double Call(PackedRows<T> target, bool backward) => Kernels.CrossEntropy<V, T>(
            ref rows.Elements[0], ref target.Elements[0], rows.Stride, rows.Rows, n, targets, smoothing, Factor, backward);

        double loss = Call(untouched, false);
        Assert.InRange(loss, (expected * (1 - Tolerance)) - 1e-12, (expected * (1 + Tolerance)) + 1e-12);
        Assert.All(untouched.Elements, element => Assert.True(T.IsNaN(element)));
        Assert.Equal(loss, Call(gradient, true));
        CheckSlopes(gradient);
        Assert.Equal(loss, Call(rows, true)); // in place
        CheckSlopes(rows);

        // One class leaves nothing to learn: a relative bound has no scale then.
        void CheckSlopes(PackedRows<T> actual) => actual.CheckGradient(n == 1 ? new double[6, 1] : slopes, SlopeTolerance);
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(1e30)]
    public void CrossEntropy_HugeLogits_StaysFinite(double huge)
    {
        double[,] y = { { huge, -huge, 0 }, { huge, -huge, 0 }, { -huge, -huge, -huge } };
        (double loss, PackedRows<T> gradient) = RunCrossEntropy(y, [0, 1, 2]);
        Assert.Equal(1, loss / (2 * huge), 3);
        gradient.CheckGradient(new[,] { { 0, 0, 0 }, { Factor, -Factor, 0 }, { Factor / 3, Factor / 3, -2 * Factor / 3 } }, 1e-6);
    }

    [Fact]
    public void CrossEntropy_ForbiddenClass_CountsAsImpossible()
    {
        (double loss, PackedRows<T> gradient) = RunCrossEntropy(new[,] { { 1, double.NegativeInfinity, 1 } }, [0]);
        Assert.Equal(Math.Log(2), loss, 6);
        gradient.CheckGradient(new[,] { { -Factor / 2, 0, Factor / 2 } }, 1e-6);
    }

    [Fact]
    public void CrossEntropy_NaNLogit_MakesLossNaN() => Assert.True(double.IsNaN(RunCrossEntropy(new[,] { { 1, double.NaN, 2 } }, [0]).Loss));

    [Fact]
    public void CrossEntropy_AllTargetsIgnored_IsZero()
    {
        (double loss, PackedRows<T> gradient) = RunCrossEntropy(Random(2, 5, 1), [-1, -1]);
        Assert.Equal(0, loss);
        gradient.CheckGradient(new double[2, 5], 0);
    }

    [Fact]
    public void CrossEntropy_WrongTargets_ThrowsAndWritesNothing()
    {
        var rows = new PackedRows<T>(Random(2, 3, 1));
        PackedRows<T> gradient = rows.Empty();
        double Call(params int[] targets) => Kernels.CrossEntropy<V, T>(
            ref rows.Elements[0], ref gradient.Elements[0], rows.Stride, 2, 3, targets, 0, 1, true);
        Assert.Throws<ArgumentException>("targets", () => Call(1));
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => Call(1, 3));
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => Call(1, -2));
        Assert.All(gradient.Elements, element => Assert.True(T.IsNaN(element)));
    }

    [Fact]
    public void Correct_TiesAndIgnored_FirstMaximumHits()
    {
        double[,] y = { { 1, 3, 3 }, { 1, 3, 3 }, { 5, 0, -1 }, { 5, 0, -1 }, { 0, 0, 0 }, { double.NaN, 1, 2 }, { double.NaN, 1, 2 } };
        var rows = new PackedRows<T>(y);
        int Hits(params int[] targets) => Kernels.Correct(ref rows.Elements[0], rows.Stride, rows.Rows, rows.Length, targets);
        Assert.Equal(4, Hits(1, 2, 0, -1, 0, 2, 0));
        Assert.Equal(1, Hits(2, 1, 1, 2, 1, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => Hits(1, 2, 0, -1, 0, 2, 3));
    }

    private static (double Loss, PackedRows<T> Gradient) RunCrossEntropy(double[,] y, int[] targets)
    {
        var rows = new PackedRows<T>(y);
        PackedRows<T> gradient = rows.Empty();
        double loss = Kernels.CrossEntropy<V, T>(
            ref rows.Elements[0], ref gradient.Elements[0], rows.Stride, rows.Rows, rows.Length, targets, 0, Factor, true);
        return (loss, gradient);
    }
}
