using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>
/// Turns a decoder's logits into tokens, step by step. A workspace has one; what it needs is allocated at the first call and kept. With beams,
/// a sequence has as many rows as beams, one behind the other.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class DecodeSearch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TokenSampler _sampler = new();
    private DecodeOptions _options = DecodeOptions.Greedy;
    private int _batch;
    private int _rows;
    private int _steps;
    private int _classes;
    private int _end;
    private bool _isRepeated;
    private int[] _next = [];
    private int[] _tokens = [];
    private int[] _lengths = [];
    private double[] _scores = [];

    /// <summary>What each row writes next and the decoder so reads, [rows].</summary>
    public ReadOnlySpan<int> Tokens => _next.AsSpan(0, _rows);

    /// <summary>Tokens that each sequence has been given, [batch]; empty after a beam search, whose rows stand for no single hypothesis.</summary>
    public ReadOnlySpan<int> Lengths => _options.Beams > 1 ? [] : _lengths.AsSpan(0, _rows);

    /// <summary>Checks the caller's spans and options, and makes room.</summary>
    /// <param name="run">The decoder's steps.</param>
    /// <param name="options">What to search for.</param>
    /// <param name="classes">Tokens there are.</param>
    /// <param name="start">The token that stands before the first.</param>
    /// <param name="end">The token that ends a sequence.</param>
    /// <param name="output">Room for tokens, [batch, best, steps].</param>
    /// <param name="lengths">Room for lengths, [batch, best].</param>
    /// <param name="scores">Room for scores, [batch, best], or empty.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, options exclude one another, or the workspace is too small for the beams.</exception>
    public void Begin(
        Workspace run, DecodeOptions options, int classes, int start, int end, ReadOnlySpan<int> output, ReadOnlySpan<int> lengths, ReadOnlySpan<double> scores)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        CheckLength(output.Length, (long)run.Batch * options.Best * run.Steps, nameof(output));
        CheckLength(lengths.Length, (long)run.Batch * options.Best, nameof(lengths));
        CheckLength(scores.Length, scores.IsEmpty ? 0 : lengths.Length, nameof(scores));
        if ((long)run.Batch * options.Beams > run.BatchCapacity)
        {
            throw new ArgumentException(
                $"{options.Beams} beams for each of {run.Batch} sequences need a workspace for {(long)run.Batch * options.Beams}; it was made for {run.BatchCapacity}.", nameof(run));
        }

        run.ClearLengths();
        (_options, _classes, _end, _batch, _steps) = (options, classes, end, run.Batch, run.Steps);
        _rows = _batch * options.Beams;
        _isRepeated = false;
        Reserve(ref _next, _rows);
        Reserve(ref _tokens, _rows * _steps);
        Reserve(ref _lengths, _rows);
        Reserve(ref _scores, _rows);
        _next.AsSpan(0, _rows).Fill(start);
        _lengths.AsSpan(0, _rows).Fill(_steps);
        _scores.AsSpan(0, _rows).Clear();
        if (options.Beams > 1)
        {
            BeginBeams();
        }
    }

    /// <summary>Gives each sequence as many rows as there are beams; the encoder has run.</summary>
    /// <param name="run">The decoder's steps.</param>
    /// <param name="other">The encoder's.</param>
    public void Start(Workspace run, Workspace other)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (_options.Beams > 1)
        {
            run.Repeat(other, _options.Beams);
            _isRepeated = true;
        }
    }

    /// <summary>Chooses the tokens of a step.</summary>
    /// <param name="logits">Row of the first sequence.</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="step">The step.</param>
    /// <returns>Whether there is a further step.</returns>
    /// <exception cref="ArithmeticException">The logits of a sequence that goes on are not numbers.</exception>
    public bool Advance(ref T logits, int stride, int step) => _options.Beams > 1 ? AdvanceBeams(ref logits, stride, step) : AdvanceRows(ref logits, stride, step);

    /// <summary>Gives the workspace back the rows it had.</summary>
    /// <param name="run">The decoder's steps.</param>
    /// <param name="other">The encoder's.</param>
    public void End(Workspace run, Workspace other)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (_isRepeated)
        {
            run.Restore(other, _options.Beams);
            _isRepeated = false;
        }
    }

    /// <summary>Copies what was found into the caller's spans.</summary>
    /// <param name="output">Receives tokens, [batch, best, steps]; the end token behind a sequence's end.</param>
    /// <param name="lengths">Receives lengths, [batch, best].</param>
    /// <param name="scores">Receives scores, [batch, best], unless empty.</param>
    public void Write(Span<int> output, Span<int> lengths, Span<double> scores)
    {
        output.Fill(_end);
        if (_options.Beams > 1)
        {
            WriteBeams(output, lengths, scores);
            return;
        }

        _lengths.AsSpan(0, _rows).CopyTo(lengths);
        for (int row = 0; row < _rows; row++)
        {
            for (int step = 0; step < _lengths[row]; step++)
            {
                output[(row * _steps) + step] = _tokens[(step * _rows) + row];
            }
        }

        if (!scores.IsEmpty)
        {
            _scores.AsSpan(0, _rows).CopyTo(scores);
        }
    }

    /// <summary>One hypothesis of each sequence.</summary>
    private bool AdvanceRows(ref T logits, int stride, int step)
    {
        bool goesOn = false;
        for (int row = 0; row < _rows; row++)
        {
            if (_lengths[row] <= step)
            {
                continue;
            }

            ref T values = ref Unsafe.Add(ref logits, (nint)row * stride);
            double sum = SumOf(ref values, row, step);
            int token = _options.Sample ? _sampler.Draw(ref values, _classes, _options, row, step) : Largest.Of(ref values, _classes);
            _scores[row] += double.CreateTruncating(Unsafe.Add(ref values, token)) - sum;
            _tokens[(step * _rows) + row] = _next[row] = token;
            if (token == _end)
            {
                _lengths[row] = step + 1;
            }
            else
            {
                goesOn = true;
            }
        }

        return goesOn && step + 1 < _steps;
    }

    private double SumOf(ref T values, int row, int step)
    {
        double sum = LogSum.Of(ref values, _classes);
        return double.IsFinite(sum) ? sum : throw new ArithmeticException($"The logits of sequence {row / _options.Beams} at step {step} are not finite: a weight or an input is out of range.");
    }

    private static void CheckLength(long actual, long expected, string name)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{name} has {actual} elements; {expected} are expected.", name);
        }
    }

    private static void Reserve<TElement>(ref TElement[] array, int count)
    {
        if (array.Length < count)
        {
            array = new TElement[count];
        }
    }
}
