namespace SeqGen.Data;

/// <summary>Where a sequence lies in the columns of its data.</summary>
/// <param name="Start">Its first step in columns of steps.</param>
/// <param name="Length">Its number of steps.</param>
/// <param name="Row">Its row in columns of sequences.</param>
internal readonly record struct SequenceSlice(int Start, int Length, int Row)
{
    /// <summary>First step of its source, in data of sources and targets.</summary>
    public int SourceStart { get; init; }

    /// <summary>Number of steps of its source, in data of sources and targets.</summary>
    public int SourceLength { get; init; }

    /// <summary>Where its source lies.</summary>
    public SequenceSlice Source => new(SourceStart, SourceLength, Row);
}
