using System.ComponentModel;
using System.Runtime.CompilerServices;
using SeqGen.Runtime;

namespace SeqGen;

/// <content>Row ranges, for emitted code.</content>
public abstract partial class Workspace
{
    /// <summary>All sequences of the batch, a row each.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowRange Sequences => new(0, 0, Batch, 0, Batch);

    /// <summary>Rows of the steps [t0, t1).</summary>
    /// <param name="t0">First step.</param>
    /// <param name="t1">Step after the last.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowRange RowsOf(int t0, int t1)
    {
        int first = _first[t0];
        return new RowRange(t0, first, _first[t1] - first, t0 == 0 ? 0 : Batch + _first[t0 - 1], Batch + first);
    }

    /// <summary>Steps [t0, t1) in one range when all sequences have the same length, else step by step: the rows of states then run along.</summary>
    /// <param name="t0">First step.</param>
    /// <param name="t1">Step after the last.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StepRanges Spans(int t0, int t1) => new(this, t0, t1, _lengths[Batch - 1] == _lengths[0]);

    /// <summary>Steps [t0, t1) one by one.</summary>
    /// <param name="t0">First step.</param>
    /// <param name="t1">Step after the last.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StepRanges EachStep(int t0, int t1) => new(this, t0, t1, false);

    /// <summary>Row of a value over time.</summary>
    /// <param name="order">How the buffer's rows are counted.</param>
    /// <param name="step">Step, below the sequence's length.</param>
    /// <param name="place">Sorted place of the sequence.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int RowAt(RowOrder order, int step, int place) => place + order switch
    {
        RowOrder.Packed => _first[step],
        RowOrder.After => Batch + _first[step],
        RowOrder.Sequence => 0,
        _ => step == 0 ? 0 : Batch + _first[step - 1],
    };

    /// <summary>First element of a value's row at a step of a sequence.</summary>
    /// <param name="rows">Where the rows of the value lie.</param>
    /// <param name="step">Step, below the sequence's length.</param>
    /// <param name="place">Sorted place of the sequence.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal nint OffsetOf(ValueRows rows, int step, int place) => rows.Offset + (RowAt(rows.Order, step, place) * rows.Stride);
}
