using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>Draws tokens from a softmax, cut to its most probable tokens where that is asked for.</summary>
internal sealed class TokenSampler
{
    private const int FirstRoom = 64;

    private readonly BestList _best = new();
    private double[] _weights = [];

    /// <summary>Draws a token of one row.</summary>
    /// <param name="logits">The row.</param>
    /// <param name="classes">Tokens there are.</param>
    /// <param name="options">Temperature, cuts, seed.</param>
    /// <param name="row">Number of the sequence.</param>
    /// <param name="step">Number of the step.</param>
    public int Draw<T>(ref T logits, int classes, DecodeOptions options, int row, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (_weights.Length < classes)
        {
            _weights = new double[classes];
        }

        Span<double> weights = _weights.AsSpan(0, classes);
        double total = Weigh(ref logits, weights, 1 / options.Temperature), uniform = Uniform(options.Seed, options.FirstSequence + row, step);
        if (options.TopK is 0 && options.TopP == 1)
        {
            return Pick(weights, uniform * total);
        }

        if (options.TopK > 0)
        {
            return Pick(options.TopP, Take(weights, options.TopK), uniform);
        }

        // Few tokens make up TopP as a rule: a short list is tried first.
        for (int room = FirstRoom; ; room *= 8)
        {
            if (Take(weights, room) >= options.TopP * total || room >= classes)
            {
                return Pick(options.TopP, total, uniform);
            }
        }
    }

    /// <summary>Lists the largest weights and gives their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Take(ReadOnlySpan<double> weights, int room)
    {
        _best.Begin(Math.Min(room, weights.Length));
        double least = 0, sum = 0;
        for (int token = 0; token < weights.Length; token++)
        {
            if (weights[token] > least)
            {
                _best.Add(weights[token], token);
                least = Math.Max(_best.Threshold, 0);
            }
        }

        for (int i = 0; i < _best.Count; i++)
        {
            sum += _best[i].Value;
        }

        return sum;
    }

    /// <summary>e^((logit - largest) / temperature), and their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Weigh<T>(ref T logits, Span<double> weights, double factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double most = double.NegativeInfinity, total = 0;
        for (int token = 0; token < weights.Length; token++)
        {
            weights[token] = double.CreateTruncating(Unsafe.Add(ref logits, token));
            most = Math.Max(most, weights[token]);
        }

        foreach (ref double weight in weights)
        {
            weight = Math.Exp((weight - most) * factor);
            total += weight;
        }

        return total;
    }

    /// <summary>A number in [0, 1) of 53 bits that depends on its counters alone.</summary>
    private static double Uniform(int seed, int row, int step)
    {
        uint key = DropoutKey.Of(unchecked((uint)seed), 0, 0, row, step);
        ulong bits = ((ulong)DropoutKey.Mix(key) << 21) ^ DropoutKey.Mix(key + DropoutKey.UnitStep);
        return (bits & ((1UL << 53) - 1)) * (1.0 / (1UL << 53));
    }

    /// <summary>The token at which the running sum of weights exceeds a place; the last one with a weight where rounding leaves none.</summary>
    private static int Pick(ReadOnlySpan<double> weights, double place)
    {
        int chosen = 0;
        for (int token = 0; token < weights.Length; token++)
        {
            if (weights[token] > 0)
            {
                chosen = token;
                place -= weights[token];
                if (place < 0)
                {
                    break;
                }
            }
        }

        return chosen;
    }

    /// <summary>The same over the fewest of the list that have this share of the total.</summary>
    private int Pick(double share, double total, double uniform)
    {
        int count = 0;
        double kept = 0;
        while (count < _best.Count && (count == 0 || kept < share * total))
        {
            kept += _best[count++].Value;
        }

        double place = uniform * kept;
        int last = 0;
        while (last < count - 1 && place >= _best[last].Value)
        {
            place -= _best[last++].Value;
        }

        return _best[last].Number;
    }
}
