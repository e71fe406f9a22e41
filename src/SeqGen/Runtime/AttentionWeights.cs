using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>
/// Makes the weights of attention visible. The passes do not keep them; they are made again from the queries and keys of the last run, in double,
/// without regard to speed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AttentionWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int[] _lengths = [];
    private T[] _weights = [];
    private double[] _scores = [];
    private bool _hasRun;

    /// <summary>There is nothing to read until the next run.</summary>
    public void Forget() => _hasRun = false;

    /// <summary>Notes which steps of each target ran.</summary>
    /// <param name="run">The decoder's steps.</param>
    public void Keep(Workspace run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Reserve(ref _lengths, run.BatchCapacity);
        for (int row = 0; row < run.Batch; row++)
        {
            _lengths[row] = run.Length(run.PlaceOf(row));
        }

        _hasRun = true;
    }

    /// <summary>The same where targets ended as they were written.</summary>
    /// <param name="run">The decoder's steps.</param>
    /// <param name="lengths">Tokens of each target.</param>
    public void Keep(Workspace run, ReadOnlySpan<int> lengths)
    {
        Keep(run);
        lengths.CopyTo(_lengths);
    }

    /// <summary>softmax(scale * score) of each step of each target over the steps of its source; the mean over heads.</summary>
    /// <param name="run">The decoder's steps.</param>
    /// <param name="other">The encoder's.</param>
    /// <param name="form">Heads, widths, scale.</param>
    /// <param name="q">Queries.</param>
    /// <param name="k">Keys.</param>
    /// <param name="score">Vector w of additive scores, w tanh(q + k); empty for products.</param>
    /// <param name="window">Most steps between a target's step and the steps of the source that it sees; 0 for all.</param>
    /// <returns>[batch, steps, source steps], valid until the next call.</returns>
    /// <exception cref="InvalidOperationException">There was no run, or it was a beam search.</exception>
    public ReadOnlySpan<T> Read(Workspace<T> run, Workspace<T> other, AttentionForm form, ValueRows q, ValueRows k, ReadOnlySpan<T> score, int window = 0)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(other);
        Span<T> all = Cleared(run, other);
        for (int row = 0; row < run.Batch; row++)
        {
            int place = run.PlaceOf(row), source = other.PlaceOf(row), keys = other.Length(source);
            for (int step = 0; step < _lengths[row]; step++)
            {
                int center = Math.Min(step, keys - 1), first = window == 0 ? 0 : Math.Max(0, center - window), end = window == 0 ? keys : Math.Min(keys, center + window + 1);
                Span<T> weights = all.Slice((((row * run.Steps) + step) * other.Steps) + first, end - first);
                ReadOnlySpan<T> query = Row(run, q, step, place, form.Heads * form.KeyUnits);
                for (int head = 0; head < form.Heads; head++)
                {
                    Add(other, form, head, query, k, source, first, score, weights);
                }
            }
        }

        return all;
    }

    /// <summary>The weights of attention that keeps them.</summary>
    /// <param name="run">The decoder's steps.</param>
    /// <param name="other">The encoder's.</param>
    /// <param name="sums">What attention gave for each step.</param>
    /// <param name="column">First of the weights behind it.</param>
    /// <returns>[batch, steps, source steps], valid until the next call.</returns>
    /// <exception cref="InvalidOperationException">There was no run, or it was a beam search.</exception>
    public ReadOnlySpan<T> Kept(Workspace<T> run, Workspace<T> other, ValueRows sums, int column)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(other);
        Span<T> all = Cleared(run, other);
        for (int row = 0; row < run.Batch; row++)
        {
            int place = run.PlaceOf(row), keys = other.Length(other.PlaceOf(row));
            for (int step = 0; step < _lengths[row]; step++)
            {
                Row(run, sums, step, place, column + keys)[column..].CopyTo(all[(((row * run.Steps) + step) * other.Steps)..]);
            }
        }

        return all;
    }

    private Span<T> Cleared(Workspace<T> run, Workspace<T> other)
    {
        if (!_hasRun)
        {
            throw new InvalidOperationException(
                "There are no attention weights to read: they are those of the last Forward, Train, Evaluate or Decode. After a beam search, let Evaluate run over the tokens it wrote.");
        }

        Reserve(ref _weights, run.Batch * run.Steps * other.Steps);
        Reserve(ref _scores, other.Steps);
        Span<T> all = _weights.AsSpan(0, run.Batch * run.Steps * other.Steps);
        all.Clear();
        return all;
    }

    private void Add(Workspace<T> other, AttentionForm form, int head, ReadOnlySpan<T> query, ValueRows k, int source, int first, ReadOnlySpan<T> score, Span<T> weights)
    {
        Span<double> scores = _scores.AsSpan(0, weights.Length);
        double most = double.NegativeInfinity, sum = 0;
        int units = form.KeyUnits;
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = form.Scale * Score(
                query.Slice(head * units, units), Row(other, k, first + i, source, form.Heads * units).Slice(head * units, units), score);
            most = Math.Max(most, scores[i]);
        }

        foreach (ref double value in scores)
        {
            value = Math.Exp(value - most);
            sum += value;
        }

        for (int i = 0; i < scores.Length; i++)
        {
            weights[i] += T.CreateTruncating(scores[i] / (sum * form.Heads));
        }
    }

    private static double Score(ReadOnlySpan<T> query, ReadOnlySpan<T> key, ReadOnlySpan<T> score)
    {
        double sum = 0;
        for (int u = 0; u < query.Length; u++)
        {
            (double a, double b) = (double.CreateTruncating(query[u]), double.CreateTruncating(key[u]));
            sum += score.IsEmpty ? a * b : double.CreateTruncating(score[u]) * Math.Tanh(a + b);
        }

        return sum;
    }

    private static ReadOnlySpan<T> Row(Workspace<T> run, ValueRows rows, int step, int place, int units) =>
        MemoryMarshal.CreateReadOnlySpan(ref run.At(run.OffsetOf(rows, step, place)), units);

    private static void Reserve<TElement>(ref TElement[] array, int count)
    {
        if (array.Length < count)
        {
            array = new TElement[count];
        }
    }
}
