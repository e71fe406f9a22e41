using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <content>Connectionist temporal classification, which couples all steps of a sequence.</content>
public static partial class Losses
{
    /// <summary>
    /// Connectionist temporal classification (A. Graves et al., 2006, as in PyTorch's ctc_loss): with p = softmax(y) at each step, -ln of the sum over
    /// all alignments of a sequence's labels of the product of their p, over the number of its labels (over 1 if there are none), summed over sequences. An
    /// alignment has a class a step; equal ones in a row count once, then blanks are left out.
    /// </summary>
    /// <param name="run">Which rows belong to a sequence.</param>
    /// <param name="y">Logits, [rows, n] at <paramref name="stride"/>, rows in the workspace's order.</param>
    /// <param name="dy">Receives the gradient if <paramref name="gradient"/>; else untouched.</param>
    /// <param name="stride">Elements from one row of y and dy to the next.</param>
    /// <param name="n">Classes, the blank included.</param>
    /// <param name="targets">Labels, [batch, steps] in the workspace's order of sequences; -1 behind a sequence's last label.</param>
    /// <param name="blank">The class of a step without a label.</param>
    /// <param name="lattice">Buffers for the workspace's number of steps.</param>
    /// <param name="factor">What the gradient is multiplied with: the weight of the loss over the number of sequences.</param>
    /// <param name="gradient">Whether to write the gradient.</param>
    /// <exception cref="ArgumentException">There are too few targets, or a sequence has fewer steps than its labels take.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is the blank or none of the n classes.</exception>
    public static double Ctc<V, T>(
        Workspace run, ref T y, ref T dy, int stride, int n, ReadOnlySpan<int> targets, int blank, CtcLattice lattice, double factor, bool gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(lattice);
        if (targets.Length < run.Batch * run.Steps)
        {
            throw new ArgumentException($"Expected {run.Batch * run.Steps} targets, [batch, steps], but got {targets.Length}.", nameof(targets));
        }

        for (int place = 0; place < run.Batch; place++)
        {
            CtcLabels.Count(targets.Slice(place * run.Steps, run.Steps), nameof(targets), run.Source(place), n, blank, run.Length(place));
        }

        double sum = 0;
        for (int place = 0; place < run.Batch; place++)
        {
            ReadOnlySpan<int> labels = targets.Slice(place * run.Steps, run.Steps);
            labels = labels[..(labels.IndexOf(-1) is >= 0 and int end ? end : labels.Length)];
            lattice.Begin(labels, blank, run.Length(place));
            double share = 1.0 / Math.Max(labels.Length, 1);
            sum += share * ((V.Count * Unsafe.SizeOf<T>()) switch
            {
                64 => SequenceCtc<V, T, Simd512Double>(run, place, ref y, ref dy, stride, n, lattice, factor * share, gradient),
                32 => SequenceCtc<V, T, Simd256Double>(run, place, ref y, ref dy, stride, n, lattice, factor * share, gradient),
                _ => SequenceCtc<V, T, Simd128Double>(run, place, ref y, ref dy, stride, n, lattice, factor * share, gradient),
            });
        }

        return sum;
    }

    private static double SequenceCtc<V, T, W>(
        Workspace run, int place, ref T y, ref T dy, int stride, int n, CtcLattice lattice, double factor, bool gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where W : struct, ISimd<W, double>
    {
        for (int t = 0; t < run.Length(place); t++)
        {
            (lattice.Highest[t], lattice.LogSum[t]) = LogSum.Parts<V, T>(ref Unsafe.Add(ref y, RowOf(run, place, t) * stride), n);
        }

        for (int block = 0; block < lattice.Blocks; block++)
        {
            Emit(run, place, ref y, stride, lattice, block);
            lattice.Forward<W>(block);
        }

        for (int block = lattice.Blocks - 1; gradient && block >= 0; block--)
        {
            (int first, int end) = lattice.StepsOf(block);
            if (block < lattice.Blocks - 1)
            {
                Emit(run, place, ref y, stride, lattice, block);
                lattice.Forward<W>(block);
            }

            for (int t = end - 1; t >= first; t--)
            {
                lattice.Backward<W>(t);
                nint row = RowOf(run, place, t) * stride;
                double scale = factor * Math.Exp(-lattice.LogSum[t]);
                Softmax<V, T>(ref Unsafe.Add(ref y, row), ref Unsafe.Add(ref dy, row), n, T.CreateTruncating(lattice.Highest[t]), T.CreateTruncating(scale));
                SubtractPosterior(ref Unsafe.Add(ref dy, row), lattice, factor);
            }
        }

        return lattice.IsPossible ? -lattice.Total : double.PositiveInfinity;
    }

    private static nint RowOf(Workspace run, int place, int step) => run.First(step) + place;

    /// <summary>ln p of every state's class, for a block of steps. A class that is forbidden by a logit of -infinity gets a large negative number.</summary>
    private static void Emit<T>(Workspace run, int place, ref T y, int stride, CtcLattice lattice, int block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int first, int end) = lattice.StepsOf(block);
        ReadOnlySpan<int> classes = lattice.Classes;
        for (int t = first; t < end; t++)
        {
            ref T row = ref Unsafe.Add(ref y, RowOf(run, place, t) * stride);
            Span<double> emission = lattice.Emission(t);
            double shift = lattice.Highest[t] + lattice.LogSum[t];
            for (int s = 0; s < classes.Length; s++)
            {
                emission[s] = Math.Max(double.CreateTruncating(Unsafe.Add(ref row, classes[s])) - shift, CtcLattice.Impossible);
            }
        }
    }

    /// <summary>dy = scale * e^(y - highest), which may be in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Softmax<V, T>(ref T y, ref T dy, int n, T highest, T scale)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = (n + Padding - 1) / Padding * Padding;
        V shift = V.Create(highest), factor = V.Create(scale);
        for (int k = 0; k < width; k += V.Count)
        {
            V.Store(V.First(V.Exp(V.Load(ref y, k) - shift) * factor, n - k), ref dy, k);
        }
    }

    /// <summary>What of a step's probability belongs to each label and, summed first, to the blank.</summary>
    private static void SubtractPosterior<T>(ref T dy, CtcLattice lattice, double factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<double> posterior = lattice.Posterior;
        ReadOnlySpan<int> classes = lattice.Classes;
        double blank = posterior[0];
        for (int s = 1; s < classes.Length; s += 2)
        {
            Unsafe.Add(ref dy, classes[s]) -= T.CreateTruncating(factor * posterior[s]);
            blank += posterior[s + 1];
        }

        Unsafe.Add(ref dy, classes[0]) -= T.CreateTruncating(factor * blank);
    }
}
