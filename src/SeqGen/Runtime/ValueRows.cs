using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>Where the rows of a value lie in a workspace.</summary>
/// <param name="Offset">Its first element in row 0 of its buffer.</param>
/// <param name="Stride">Elements from row to row.</param>
/// <param name="Order">How rows are counted.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ValueRows(nint Offset, nint Stride, RowOrder Order);
