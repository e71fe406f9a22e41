using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>The row ranges of consecutive steps, for <c>foreach</c>: one for each step, or a single one where rows run along.</summary>
/// <param name="run">The workspace.</param>
/// <param name="t0">First step.</param>
/// <param name="t1">Step after the last.</param>
/// <param name="whole">Whether one range covers all steps.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct StepRanges(Workspace run, int t0, int t1, bool whole)
{
    private int _next = t0;
    private int _taken;

    /// <summary>The range at hand.</summary>
    public RowRange Current { get; private set; }

    /// <summary>This value: it is its own enumerator.</summary>
    public readonly StepRanges GetEnumerator() => this;

    /// <summary>Goes to the next range.</summary>
    public bool MoveNext()
    {
        if (_next >= t1)
            return false;
        int end = whole ? t1 : _next + 1;
        Current = run.RowsOf(_next, end);
        _next = end;
        return true;
    }

    /// <summary>Takes as many rows as there is room for, across ranges of one step each.</summary>
    /// <param name="leftOrder">How the rows of the left operand's buffer are counted.</param>
    /// <param name="left">Receives the rows of the left operand.</param>
    /// <param name="rightOrder">How the rows of the right operand's buffer are counted.</param>
    /// <param name="right">Receives those of the right operand; as long as <paramref name="left"/>.</param>
    /// <returns>The number of rows; 0 when none is left.</returns>
    public int Take(RowOrder leftOrder, scoped Span<int> left, RowOrder rightOrder, scoped Span<int> right)
    {
        int count = 0;
        while (count < left.Length && _next < t1)
        {
            int rows = run.RowsOf(_next, _next + 1).Count, take = Math.Min(left.Length - count, rows - _taken);
            int leftRow = run.RowAt(leftOrder, _next, _taken), rightRow = run.RowAt(rightOrder, _next, _taken);
            for (int i = 0; i < take; i++, count++)
                (left[count], right[count]) = (leftRow + i, rightRow + i);
            _taken += take;
            if (_taken == rows)
                (_next, _taken) = (_next + 1, 0);
        }

        return count;
    }
}
