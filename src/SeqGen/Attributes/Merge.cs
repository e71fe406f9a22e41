namespace SeqGen;

/// <summary>How the two directions of a bidirectional layer become one output.</summary>
public enum Merge
{
    /// <summary>Forward units, then reverse units: twice as wide as one direction.</summary>
    Concat,

    /// <summary>The sum of both: as wide as one direction.</summary>
    Sum,
}
