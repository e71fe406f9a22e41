using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <content>
/// Beam search. At each step the most probable continuations of a sequence's hypotheses are found, twice as many as beams, so that those
/// that end leave enough others: the ones that end join those found before, the most probable others go on.
/// </content>
public sealed partial class DecodeSearch<T>
{
    private readonly BestList _best = new();
    private int[] _parents = [];
    private int[] _history = [];
    private double[] _following = [];
    private Found[] _found = [];
    private int[] _counts = [];
    private T[] _moved = [];

    /// <summary>Whether a row goes on from another row's past, which <see cref="Gather"/> then brings to it.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>Gives each row what the row that it goes on from has in a buffer.</summary>
    /// <param name="run">The workspace.</param>
    /// <param name="offset">The buffer.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="first">The first sequence's first row in the buffer.</param>
    public void Gather(Workspace<T> run, nint offset, int stride, int first)
    {
        ArgumentNullException.ThrowIfNull(run);
        int width = _options.Beams;
        Reserve(ref _moved, width * stride);
        for (int row = 0; row < _rows; row += width)
        {
            ReadOnlySpan<int> parents = _parents.AsSpan(row, width);
            Span<T> rows = MemoryMarshal.CreateSpan(ref run.At(offset + ((nint)(first + row) * stride)), width * stride);
            rows.CopyTo(_moved);
            for (int i = 0; i < width; i++)
            {
                if (parents[i] != row + i)
                {
                    _moved.AsSpan((parents[i] - row) * stride, stride).CopyTo(rows[(i * stride)..]);
                }
            }
        }
    }

    private void BeginBeams()
    {
        Reserve(ref _parents, _rows);
        Reserve(ref _history, _rows * _steps);
        Reserve(ref _following, _options.Beams);
        Reserve(ref _found, _rows);
        Reserve(ref _counts, _batch);
        _counts.AsSpan(0, _batch).Clear();

        // All beams of a sequence begin alike: one is enough.
        for (int row = 0; row < _rows; row++)
        {
            _scores[row] = row % _options.Beams == 0 ? 0 : double.NegativeInfinity;
        }
    }

    private bool AdvanceBeams(ref T logits, int stride, int step)
    {
        bool goesOn = false;
        HasMoved = false;
        for (int sequence = 0; sequence < _batch; sequence++)
        {
            int first = sequence * _options.Beams, live = 0;
            if (_scores[first] > double.NegativeInfinity)
            {
                Rank(ref logits, stride, first, step);
                live = Follow(sequence, first, step);
            }

            if (live > 0 && IsDone(sequence, _following[0], step))
            {
                live = 0;
            }

            goesOn |= live > 0;
            for (int i = 0; i < _options.Beams; i++)
            {
                int row = first + i, place = (step * _rows) + row;
                if (i >= live)
                {
                    (_parents[row], _next[row], _following[i]) = (row, _end, double.NegativeInfinity);
                }

                (_scores[row], _tokens[place], _history[place]) = (_following[i], _next[row], _parents[row]);
                HasMoved |= _parents[row] != row;
            }
        }

        return goesOn;
    }

    /// <summary>Lists the most probable continuations of a sequence's hypotheses, numbered beam by beam.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Rank(ref T logits, int stride, int first, int step)
    {
        _best.Begin(2 * _options.Beams);
        double threshold = double.NegativeInfinity;
        for (int beam = 0; beam < _options.Beams && _scores[first + beam] > double.NegativeInfinity; beam++)
        {
            ref T values = ref Unsafe.Add(ref logits, (nint)(first + beam) * stride);
            double score = _scores[first + beam] - SumOf(ref values, first + beam, step);
            for (int token = 0; token < _classes; token++)
            {
                double sum = score + double.CreateTruncating(Unsafe.Add(ref values, token));
                if (sum > threshold)
                {
                    _best.Add(sum, (beam * _classes) + token);
                    threshold = _best.Threshold;
                }
            }
        }
    }

    /// <summary>
    /// Keeps what ends and lets the best others go on. One that ends behind all that go on may still be ranked among the best, unless the search is to stop
    /// as soon as enough have ended.
    /// </summary>
    /// <returns>How many go on.</returns>
    private int Follow(int sequence, int first, int step)
    {
        int live = 0;
        bool last = step + 1 == _steps;
        for (int i = 0; i < _best.Count; i++)
        {
            (double score, int number) = _best[i];
            (int parent, int token) = (first + (number / _classes), number % _classes);
            bool isFull = !last && live == _options.Beams;
            if (isFull && _options.StopEarly)
            {
                break;
            }

            if (last || token == _end)
            {
                Keep(sequence, new Found(score, score / Math.Pow(step + 1, _options.LengthPenalty), step, parent, token));
            }
            else if (!isFull)
            {
                (_parents[first + live], _next[first + live], _following[live]) = (parent, token, score);
                live++;
            }
        }

        return live;
    }

    /// <summary>Inserts a hypothesis that has ended by its rank; of equal ones the first found stands first.</summary>
    private void Keep(int sequence, Found found)
    {
        Span<Found> list = _found.AsSpan(sequence * _options.Beams, _options.Beams);
        int place = _counts[sequence] < list.Length ? _counts[sequence]++ : list.Length;
        if (place == list.Length)
        {
            if (list[^1].Rank >= found.Rank)
            {
                return;
            }

            place--;
        }

        for (; place > 0 && list[place - 1].Rank < found.Rank; place--)
        {
            list[place] = list[place - 1];
        }

        list[place] = found;
    }

    /// <summary>Whether no hypothesis that goes on can be ranked among the best: scores only fall, and no length divides them by more than the longest.</summary>
    private bool IsDone(int sequence, double highest, int step)
    {
        int count = _counts[sequence];
        if (_options.StopEarly && count == _options.Beams)
        {
            return true;
        }

        return count >= _options.Best
            && highest / Math.Pow(_steps, _options.LengthPenalty) <= _found[(sequence * _options.Beams) + _options.Best - 1].Rank;
    }

    private void WriteBeams(Span<int> output, Span<int> lengths, Span<double> scores)
    {
        for (int sequence = 0; sequence < _batch; sequence++)
        {
            for (int i = 0; i < _options.Best; i++)
            {
                int place = (sequence * _options.Best) + i;
                Found found = i < _counts[sequence] ? _found[(sequence * _options.Beams) + i] : new Found(double.NegativeInfinity, 0, -1, 0, _end);
                lengths[place] = found.Step + 1;
                if (!scores.IsEmpty)
                {
                    scores[place] = found.Score;
                }

                Span<int> tokens = output.Slice(place * _steps, _steps);
                (int row, int token) = (found.Row, found.Token);
                for (int step = found.Step; step >= 0; step--)
                {
                    tokens[step] = token;
                    if (step > 0)
                    {
                        int before = ((step - 1) * _rows) + row;
                        (row, token) = (_history[before], _tokens[before]);
                    }
                }
            }
        }
    }

    /// <summary>A hypothesis that has ended.</summary>
    /// <param name="Score">Its log-probability.</param>
    /// <param name="Rank">The same, divided by the length penalty.</param>
    /// <param name="Step">Step of its last token.</param>
    /// <param name="Row">The row that this token continues.</param>
    /// <param name="Token">The last token.</param>
    private readonly record struct Found(double Score, double Rank, int Step, int Row, int Token);
}
