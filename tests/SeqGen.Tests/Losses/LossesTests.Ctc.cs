using SeqGen.Generator.Interpreter;
using SeqGen.Runtime;
using SeqGen.Tests.Allocation;
using SeqGen.Tests.Workspaces;
using Kernels = SeqGen.Runtime.Losses;

namespace SeqGen.Tests.Losses;

/// <content>Connectionist temporal classification against the interpreter, which is tested against all alignments.</content>
public abstract partial class LossesTests<V, T>
{
    /// <summary>Classes, steps of the longest sequence, blank, share of the steps that labels take.</summary>
    public static TheoryData<int, int, int, double> CtcSizes => new()
    {
        { 2, 1, 0, 1 }, { 2, 7, 1, 1 }, { 3, 2, 0, 0.5 }, { 5, 9, 4, 1 }, { 8, 16, 3, 0.3 }, { 17, 17, 0, 0.6 }, { 40, 50, 39, 0.9 }, { 29, 120, 28, 0.2 },
    };

    [Theory]
    [MemberData(nameof(CtcSizes))]
    public void Ctc_RaggedSequences_AgreesWithTheInterpreter(int n, int steps, int blank, double share)
    {
        CtcCase problem = CtcCase.Random(batch: 5, steps, n, blank, share);
        var rows = new PackedRows<T>(problem.Packed());
        CtcCase rounded = problem.Rounded(rows.Values());
        InterpreterLoss expected = rounded.Interpret(Factor);

        PackedRows<T> untouched = rows.Empty(), gradient = rows.Empty();
        double loss = problem.Run<V, T>(rows, untouched, Factor, backward: false);
        Assert.Equal(1, Factor * loss / expected.Value, CtcTolerance);
        Assert.All(untouched.Elements, element => Assert.True(T.IsNaN(element)));
        Assert.Equal(loss, problem.Run<V, T>(rows, gradient, Factor, backward: true));
        gradient.CheckGradient(rounded.Packed(expected.Gradient), CtcTolerance);
        Assert.Equal(loss, problem.Run<V, T>(rows, rows, Factor, backward: true)); // in place
        rows.CheckGradient(rounded.Packed(expected.Gradient), CtcTolerance);
    }

    [Fact]
    public void Ctc_HugeLogits_StaysFinite()
    {
        // The labels are all but certain at the first three steps and all but impossible at the fourth.
        double[] y = [-1e4, 1e4, 0, 1e4, 0, 0, -1e4, 0, 1e4, -1e4, 1e4, 0];
        CtcCase problem = new([4], [[1, 2]], 3, 0, y);
        var rows = new PackedRows<T>(problem.Packed());
        PackedRows<T> gradient = rows.Empty();
        Assert.Equal(1e4 / 2, problem.Run<V, T>(rows, gradient, 1, backward: true), 1.0);
        Assert.All(Enumerable.Range(0, 12), i => Assert.True(T.IsFinite(gradient.Elements[(i / 3 * gradient.Stride) + (i % 3)])));
    }

    [Fact]
    public void Ctc_ForbiddenClass_IsNoPartOfAnyAlignment()
    {
        double forbidden = double.NegativeInfinity;
        CtcCase possible = new([2], [[1]], 3, 0, [0, 0, forbidden, 0, forbidden, 0]);
        var rows = new PackedRows<T>(possible.Packed());
        PackedRows<T> gradient = rows.Empty();
        // Label then blank: 1/2 * 1/2.
        Assert.Equal(Math.Log(4), possible.Run<V, T>(rows, gradient, 1, backward: true), 6);
        gradient.CheckGradient(new[,] { { 0.5, -0.5, 0 }, { -0.5, 0, 0.5 } }, 1e-6);

        CtcCase impossible = new([1], [[2]], 3, 0, [0, 0, forbidden]);
        rows = new PackedRows<T>(impossible.Packed());
        Assert.Equal(double.PositiveInfinity, impossible.Run<V, T>(rows, rows.Empty(), 1, backward: false));
    }

    [Fact]
    public void Ctc_NaNLogit_MakesLossNaN()
    {
        CtcCase problem = new([3], [[1]], 2, 0, [0, 1, 0, double.NaN, 1, 0]);
        var rows = new PackedRows<T>(problem.Packed());
        Assert.True(double.IsNaN(problem.Run<V, T>(rows, rows.Empty(), 1, backward: true)));
    }

    [Fact]
    public void Ctc_WrongTargets_ThrowsAndWritesNothing()
    {
        var rows = new PackedRows<T>(Random(6, 3, 1));
        PackedRows<T> gradient = rows.Empty();
        var run = new TestWorkspace<T>(2, 3);
        var lattice = new CtcLattice(3);
        double Call(params int[] targets) => Kernels.Ctc<V, T>(run, ref rows.Elements[0], ref gradient.Elements[0], rows.Stride, 3, targets, 0, lattice, 1, true);
        Assert.Throws<ArgumentException>("targets", () => Call(1, -1, -1, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => Call(1, -1, -1, 1, 3, -1));
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => Call(1, -1, -1, 1, 0, -1));
        Assert.Throws<ArgumentException>("targets", () => Call(1, -1, -1, 1, -1, 2));
        Assert.Contains("sequence 1", Assert.Throws<ArgumentException>("targets", () => Call(1, 2, 1, 1, 1, 2)).Message, StringComparison.Ordinal);
        Assert.All(gradient.Elements, element => Assert.True(T.IsNaN(element)));
    }

    [Fact]
    public void Ctc_OnceBuffersExist_AllocatesNothing()
    {
        CtcCase problem = CtcCase.Random(batch: 3, 20, 6, 0, 0.5);
        var rows = new PackedRows<T>(problem.Packed());
        PackedRows<T> gradient = rows.Empty();
        TestWorkspace<T> run = problem.Workspace<T>();
        var lattice = new CtcLattice(20);
        int[] targets = new int[60], labels = problem.Targets;

        Assert.Equal(0, Allocated.By(() =>
        {
            run.PackLabels(labels, "targets", 6, 0, targets);
            Kernels.Ctc<V, T>(run, ref rows.Elements[0], ref gradient.Elements[0], rows.Stride, 6, targets, 0, lattice, 1, true);
        }));
    }

    private static double CtcTolerance => typeof(T) == typeof(float) ? 3e-6 : 1e-12;
}
