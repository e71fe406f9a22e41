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
}
