using System.ComponentModel;
using System.Numerics;

namespace SeqGen.Runtime;

/// <summary>Scheduled sampling (Bengio et al. 2015): in training a decoder is given some of its own tokens in place of the target's.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TokenFeedback
{
    /// <summary>Number of the draw, which no dropout has.</summary>
    private const int Draw = -1;

    /// <summary>
    /// Replaces tokens of the step behind the one at hand by the likeliest of its logits, the first of equal ones. Whether a sequence's token is replaced is a
    /// hash of seed, call, row and step.
    /// </summary>
    /// <param name="run">The workspace.</param>
    /// <param name="logits">Where the logits begin.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="classes">Tokens there are.</param>
    /// <param name="step">The step at hand.</param>
    /// <param name="rate">Probability: none at 0, all at 1.</param>
    /// <param name="tokens">What the decoder is given, a token for each row.</param>
    public static void Feed<T>(Workspace<T> run, nint logits, nint stride, int classes, int step, double rate, int[] tokens)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (step + 1 >= run.Steps)
            return;
        (int from, int to) = (run.First(step), run.First(step + 1));
        uint threshold = (uint)Math.Min(rate * 4294967296.0, uint.MaxValue);
        for (int place = 0; place < run.First(step + 2) - to; place++)
        {
            uint key = DropoutKey.Of(run.Seed, run.Call, Draw, run.RowOffset + run.Source(place), step);
            if (!DropoutKey.Keeps(key, 0, threshold))
                tokens[to + place] = Largest.Of(ref run.At(logits + ((from + place) * stride)), classes);
        }
    }
}
