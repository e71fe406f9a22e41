using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>How a decoder's logits become tokens.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Decoding
{
    /// <summary>Writes, for each sequence that has not ended, the token with the largest logit; the first of equal ones.</summary>
    /// <param name="logits">Row of the first sequence.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="classes">Tokens there are.</param>
    /// <param name="end">The token that ends a sequence.</param>
    /// <param name="step">The step at hand.</param>
    /// <param name="steps">Steps of a sequence.</param>
    /// <param name="output">Tokens [batch, steps].</param>
    /// <param name="lengths">Tokens of each sequence, <paramref name="steps"/> until it ends.</param>
    /// <returns>Whether a sequence goes on.</returns>
    public static bool Greedy<T>(ref T logits, int stride, int classes, int end, int step, int steps, Span<int> output, Span<int> lengths)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool goesOn = false;
        for (int row = 0; row < lengths.Length; row++)
        {
            if (lengths[row] <= step)
                continue;
            ref T values = ref Unsafe.Add(ref logits, (nint)row * stride);
            int best = 0;
            for (int token = 1; token < classes; token++)
            {
                if (Unsafe.Add(ref values, token) > Unsafe.Add(ref values, best))
                    best = token;
            }

            output[(row * steps) + step] = best;
            if (best == end)
                lengths[row] = step + 1;
            else
                goesOn = true;
        }

        return goesOn;
    }
}
