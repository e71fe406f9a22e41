namespace SeqGen.Data;

/// <summary>Where a sequence lies in the columns of its data.</summary>
/// <param name="Start">Its first step in columns of steps.</param>
/// <param name="Length">Its number of steps.</param>
/// <param name="Row">Its row in columns of sequences.</param>
internal readonly record struct SequenceSlice(int Start, int Length, int Row);
