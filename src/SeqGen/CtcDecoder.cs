using System.Numerics;
using SeqGen.Runtime;

namespace SeqGen;

/// <summary>
/// Reads labels from the logits of a model trained with <see cref="CtcAttribute"/>, one sequence at a time. A class a step makes an alignment; equal
/// ones in a row count once, then blanks are left out.
/// </summary>
public static class CtcDecoder
{
    /// <summary>The labels of the single most probable alignment: the largest logit of each step, the first of equal ones.</summary>
    /// <typeparam name="T">Number type of the logits.</typeparam>
    /// <param name="logits">[steps, classes] of one sequence, without padding.</param>
    /// <param name="classes">Classes, the blank included.</param>
    /// <param name="blank">The class that stands for no label.</param>
    /// <exception cref="ArgumentException">The logits are not a whole number of steps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no classes, or the blank is none of them.</exception>
    public static int[] Greedy<T>(ReadOnlySpan<T> logits, int classes, int blank = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckSizes(logits.Length, classes, blank);
        int[] labels = new int[logits.Length / classes];
        return labels[..Greedy(logits, labels, classes, blank)];
    }

    /// <summary>The same into an array of the caller's; allocates nothing.</summary>
    /// <typeparam name="T">Number type of the logits.</typeparam>
    /// <param name="logits">[steps, classes] of one sequence, without padding.</param>
    /// <param name="labels">Receives the labels; as many places as there are steps, or more.</param>
    /// <param name="classes">Classes, the blank included.</param>
    /// <param name="blank">The class that stands for no label.</param>
    /// <returns>The number of labels.</returns>
    /// <exception cref="ArgumentException">The logits are not a whole number of steps, or there are too few places.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no classes, or the blank is none of them.</exception>
    public static int Greedy<T>(ReadOnlySpan<T> logits, Span<int> labels, int classes, int blank = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckSizes(logits.Length, classes, blank);
        int steps = logits.Length / classes, count = 0, last = blank;
        if (labels.Length < steps)
        {
            throw new ArgumentException($"{nameof(labels)} has {labels.Length} places; {steps} steps may need as many.", nameof(labels));
        }

        for (int t = 0; t < steps; t++)
        {
            int best = Largest.Of(in logits[t * classes], classes);

            if (best != blank && best != last)
            {
                labels[count++] = best;
            }

            last = best;
        }

        return count;
    }

    /// <summary>
    /// The most probable labels by prefix beam search (A. Graves et al., 2006; A. Hannun et al., 2014): at each step the most probable prefixes are
    /// kept, each with the probabilities of all its alignments that end in a blank and in its last label. With a beam as wide as there are
    /// prefixes the search is exact. Of equally probable prefixes the one that was found first is kept; after one prefix the lower label comes first.
    /// </summary>
    /// <typeparam name="T">Number type of the logits.</typeparam>
    /// <param name="logits">[steps, classes] of one sequence, without padding.</param>
    /// <param name="classes">Classes, the blank included.</param>
    /// <param name="width">Prefixes to keep at each step.</param>
    /// <param name="blank">The class that stands for no label.</param>
    /// <param name="best">How many labelings to return, at most.</param>
    /// <returns>The most probable first.</returns>
    /// <exception cref="ArgumentException">The logits are not a whole number of steps, or the logits of a step are not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no classes, the blank is none of them, or the width or the number of labelings is not positive.</exception>
    public static IReadOnlyList<CtcHypothesis> Beam<T>(ReadOnlySpan<T> logits, int classes, int width, int blank = 0, int best = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckSizes(logits.Length, classes, blank);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(best);
        var beam = new CtcBeam(width, blank);
        double[] logs = new double[classes];
        for (int t = 0; t < logits.Length / classes; t++)
        {
            LogSoftmax(logits.Slice(t * classes, classes), logs, t);
            beam.Advance(logs);
        }

        return beam.Best(best);
    }

    private static void LogSoftmax<T>(ReadOnlySpan<T> row, double[] logs, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double most = double.NegativeInfinity, sum = 0;
        for (int k = 0; k < row.Length; k++)
        {
            logs[k] = double.CreateTruncating(row[k]);
            most = Math.Max(most, logs[k]);
        }

        if (!double.IsFinite(most))
        {
            throw new ArgumentException($"The largest logit of step {step} is {most}.", "logits");
        }

        foreach (double log in logs)
        {
            sum += Math.Exp(log - most);
        }

        sum = Math.Log(sum);
        for (int k = 0; k < logs.Length; k++)
        {
            logs[k] -= most + sum;
        }
    }

    private static void CheckSizes(int length, int classes, int blank)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        ArgumentOutOfRangeException.ThrowIfNegative(blank);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(blank, classes);
        if (length % classes != 0)
        {
            throw new ArgumentException($"logits has {length} elements, not a multiple of {classes} classes.", "logits");
        }
    }
}
