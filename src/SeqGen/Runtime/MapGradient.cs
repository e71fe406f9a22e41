namespace SeqGen.Runtime;

/// <summary>Of what <see cref="AttentionMaps"/> makes the gradient.</summary>
internal enum MapGradient
{
    /// <summary>A query.</summary>
    Query,

    /// <summary>Keys.</summary>
    Key,

    /// <summary>Values.</summary>
    Value,

    /// <summary>What filters go over.</summary>
    Memory,

    /// <summary>The vector of additive scores.</summary>
    Score,

    /// <summary>Filters.</summary>
    Filter,
}
