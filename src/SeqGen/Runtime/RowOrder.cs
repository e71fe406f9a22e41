using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>How the rows of a buffer over time are counted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RowOrder
{
    /// <summary>Packed rows: a step's rows follow those of the step before.</summary>
    Packed,

    /// <summary>A state's buffer, the values after a forward step: <see cref="RowRange.After"/>.</summary>
    After,

    /// <summary>A state's buffer, the values after a reverse step: <see cref="RowRange.Before"/>.</summary>
    Before,

    /// <summary>One row for each sequence, whatever the step.</summary>
    Sequence,
}
