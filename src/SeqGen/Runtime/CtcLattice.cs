using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>
/// All ways to align the labels of a sequence with its steps (A. Graves et al., 2006), in logarithms. States are the labels with a blank before, between
/// and behind them; a step stays, moves on by one state, or by two where that skips a blank between different labels. alpha holds the probability of
/// a state and all before it, beta that of all behind it. Of alpha only every k-th row is kept, k the root of the number of steps, and those between
/// are computed again, so that the buffers grow with steps^1.5.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CtcLattice
{
    /// <summary>The logarithm of no probability: sums of many stay finite, and their exponential is 0.</summary>
    internal const double Impossible = -1e30;

    /// <summary>Elements around the states of a row, which their neighbors are read from, and what the number of states is padded to.</summary>
    private const int Lead = 8;

    private readonly double[] _kept;
    private readonly double[] _alpha;
    private readonly double[] _emission;
    private readonly double[] _skip;
    private readonly double[] _behind;
    private readonly double[] _posterior;
    private readonly int[] _classes;
    private int _states;
    private int _padded;
    private int _pitch;
    private int _block;
    private int _steps;

    /// <summary>Buffers for sequences of up to this many steps.</summary>
    /// <param name="steps">Steps; 0 for none.</param>
    public CtcLattice(int steps)
    {
        int pitch = PitchOf((2 * steps) + 1), rows = RootOf(steps) + 1;
        (_kept, _alpha, _emission) = (new double[rows * pitch], new double[rows * pitch], new double[rows * pitch]);
        (_skip, _behind, _posterior) = (new double[pitch], new double[pitch], new double[pitch]);
        _classes = new int[(2 * steps) + 1];
        (Highest, LogSum) = (new double[steps], new double[steps]);
    }

    /// <summary>Number of blocks of steps that are computed together.</summary>
    internal int Blocks => (_steps + _block - 1) / _block;

    /// <summary>Class of each state: blank, label, blank and so on.</summary>
    internal ReadOnlySpan<int> Classes => _classes.AsSpan(0, _states);

    /// <summary>Largest logit of each step, [steps].</summary>
    internal double[] Highest { get; }

    /// <summary>ln sum e^(y - highest) of each step, [steps].</summary>
    internal double[] LogSum { get; }

    /// <summary>Probability of each state at the step that <see cref="Backward"/> has come to, given the labels.</summary>
    internal ReadOnlySpan<double> Posterior => _posterior.AsSpan(Lead, _states);

    /// <summary>ln of the probability of the labels, after the last <see cref="Forward"/>.</summary>
    internal double Total { get; private set; }

    /// <summary>Whether any alignment is possible. A logit of -infinity may forbid all.</summary>
    internal bool IsPossible => !(Total < Impossible / 2);

    /// <summary>Begins a sequence.</summary>
    internal void Begin(ReadOnlySpan<int> labels, int blank, int steps)
    {
        (_steps, _states, _block) = (steps, (2 * labels.Length) + 1, RootOf(steps));
        (_padded, _pitch) = ((_states + Lead - 1) / Lead * Lead, PitchOf(_states));
        _kept.AsSpan(0, (_block + 1) * _pitch).Fill(Impossible);
        _alpha.AsSpan(0, _block * _pitch).Fill(Impossible);
        _emission.AsSpan(0, _block * _pitch).Fill(Impossible);
        _skip.AsSpan(0, _pitch).Fill(Impossible);
        _behind.AsSpan(0, _pitch).Fill(Impossible);
        for (int s = 0; s < _states; s++)
        {
            _classes[s] = s % 2 == 0 ? blank : labels[s / 2];
            if (s % 2 == 1 && s > 1 && labels[s / 2] != labels[(s / 2) - 1])
            {
                _skip[Lead + s] = 0;
            }
        }

        // Before the first step stands the first blank, behind the last one the last: from there the rules of a step lead to two states each.
        _kept[Lead] = 0;
        _behind[Lead + _states - 1] = 0;
    }

    /// <summary>First step of a block and the first one behind it.</summary>
    internal (int First, int End) StepsOf(int block) => (block * _block, Math.Min((block + 1) * _block, _steps));

    /// <summary>Where to write the logarithm of each state's class at a step, [states].</summary>
    internal Span<double> Emission(int step) => _emission.AsSpan(((step % _block) * _pitch) + Lead, _states);

    /// <summary>alpha for a block of steps whose emissions are written; blocks come in order, or again once all have been.</summary>
    internal void Forward<W>(int block)
        where W : struct, ISimd<W, double>
    {
        (int first, int end) = StepsOf(block);
        ref double before = ref Row(_kept, block);
        for (int row = 0; row < end - first; row++)
        {
            Advance<W>(ref before, ref Row(_alpha, row), ref Row(_emission, row), ref _skip[Lead], _padded);
            before = ref Row(_alpha, row);
        }

        if (end < _steps)
        {
            _alpha.AsSpan((end - first - 1) * _pitch, _pitch).CopyTo(_kept.AsSpan((block + 1) * _pitch));
            return;
        }

        double last = Unsafe.Add(ref before, _states - 1), label = Unsafe.Add(ref before, _states - 2), most = Math.Max(last, label);
        Total = most + Math.Log(Math.Exp(last - most) + Math.Exp(label - most));
    }

    /// <summary>The posterior at a step of the block last computed; steps come from the last to the first.</summary>
    internal void Backward<W>(int step)
        where W : struct, ISimd<W, double> =>
        Return<W>(ref Row(_alpha, step % _block), ref Row(_emission, step % _block), ref _skip[Lead], ref _behind[Lead], ref _posterior[Lead], Total, _padded);

    private ref double Row(double[] rows, int row) => ref rows[(row * _pitch) + Lead];

    private static int PitchOf(int states) => ((states + Lead - 1) / Lead * Lead) + (2 * Lead);

    private static int RootOf(int steps) => (int)Math.Ceiling(Math.Sqrt(steps));

    /// <summary>alpha = emission + ln sum of alpha' here, one state before and, where allowed, two before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Advance<W>(ref double before, ref double alpha, ref double emission, ref double skip, int states)
        where W : struct, ISimd<W, double>
    {
        for (int s = 0; s < states; s += W.Count)
        {
            W sum = LogSumOf(W.Load(ref before, s), W.Load(ref before, s - 1), W.Load(ref before, s - 2) + W.Load(ref skip, s));
            W.Store(sum + W.Load(ref emission, s), ref alpha, s);
        }
    }

    /// <summary>
    /// beta = ln sum of what lies behind here, one state on and, where allowed, two on; the posterior is e^(alpha + beta - total), and beta + emission
    /// lies behind the step before. States come in order, so that none is replaced before it is read.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Return<W>(ref double alpha, ref double emission, ref double skip, ref double behind, ref double posterior, double total, int states)
        where W : struct, ISimd<W, double>
    {
        W all = W.Create(total);
        for (int s = 0; s < states; s += W.Count)
        {
            W beta = LogSumOf(W.Load(ref behind, s), W.Load(ref behind, s + 1), W.Load(ref behind, s + 2) + W.Load(ref skip, s + 2));
            W.Store(W.Exp(W.Load(ref alpha, s) + beta - all), ref posterior, s);
            W.Store(beta + W.Load(ref emission, s), ref behind, s);
        }
    }

    /// <summary>ln(e^a + e^b + e^c), by the largest of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static W LogSumOf<W>(W a, W b, W c)
        where W : struct, ISimd<W, double>
    {
        W high = W.Max(a, b), low = W.Min(a, b), most = W.Max(high, c);
        W rest = W.Exp(W.Max(low, W.Min(high, c)) - most) + W.Exp(W.Min(low, c) - most);
        return most + W.Log(W.Create(1) + rest);
    }
}
