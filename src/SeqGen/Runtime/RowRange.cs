using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>Packed rows that a kernel works on: those of one step, or of several when all sequences have the same length.</summary>
/// <param name="Step">First step.</param>
/// <param name="First">First packed row.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="Before">
/// First row of the step before in buffers of states, which keep a batch of initial values in front: where a forward recurrence reads and a
/// reverse one writes.
/// </param>
/// <param name="After">First row of the step itself in such buffers: where a forward recurrence writes and a reverse one reads.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct RowRange(int Step, int First, int Count, int Before, int After);
