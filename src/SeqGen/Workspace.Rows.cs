using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SeqGen;

/// <content>The row map, as emitted code reads it.</content>
public abstract partial class Workspace
{
    /// <summary>
    /// First packed row of a step; <c>First(Steps)</c> is <see cref="Rows"/>. Step t holds the rows of the places
    /// 0 to <c>First(t + 1) - First(t) - 1</c>.
    /// </summary>
    /// <param name="step">0 to <see cref="Steps"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int First(int step) => _first[step];

    /// <summary>Length of the sequence at a place.</summary>
    /// <param name="place">Place in the order of lengths, 0 to <see cref="Batch"/> - 1.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Length(int place) => _lengths[place];

    /// <summary>Row of the caller's batch that stands at a place.</summary>
    /// <param name="place">Place in the order of lengths, 0 to <see cref="Batch"/> - 1.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Source(int place) => _sources[place];

    /// <summary>Place of a row of the caller's batch.</summary>
    /// <param name="row">Row, 0 to <see cref="Batch"/> - 1.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(int row) => _places[row];

    /// <summary>
    /// Row of the last valid step of a sequence in a buffer that holds <see cref="Batch"/> initial rows before the packed
    /// ones: Batch + First(Length(place) - 1) + place.
    /// </summary>
    /// <param name="place">Place in the order of lengths, 0 to <see cref="Batch"/> - 1.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EndRow(int place) => Batch + _first[_lengths[place] - 1] + place;

    private void MapUniform()
    {
        for (int place = 0; place < Batch; place++)
        {
            _lengths[place] = Steps;
            _sources[place] = place;
            _places[place] = place;
        }

        for (int step = 0; step <= Steps; step++)
        {
            _first[step] = step * Batch;
        }

        Rows = Batch * Steps;
        IsUniform = true;
    }

    /// <summary>Counting sort by length, longest first; sequences of one length stay in the caller's order.</summary>
    private void MapSorted(ReadOnlySpan<int> lengths)
    {
        // starts[n] becomes the number of sequences longer than n: the place where those of length n begin,
        // and the number of rows of step n.
        Span<int> starts = _starts.AsSpan(0, Steps + 1);
        starts.Clear();
        foreach (int length in lengths)
        {
            starts[length]++;
        }

        int longer = 0;
        for (int length = Steps; length >= 0; length--)
        {
            (starts[length], longer) = (longer, longer + starts[length]);
        }

        _first[0] = 0;
        for (int step = 0; step < Steps; step++)
        {
            _first[step + 1] = _first[step] + starts[step];
        }

        for (int row = 0; row < lengths.Length; row++)
        {
            int place = starts[lengths[row]]++;
            _sources[place] = row;
            _places[row] = place;
            _lengths[place] = lengths[row];
        }

        Rows = _first[Steps];
        IsUniform = Rows == Batch * Steps;
    }
}
