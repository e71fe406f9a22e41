namespace SeqGen.Generator.Tests.Random;

/// <summary>Options that a random layer sets, where it has them.</summary>
[Flags]
internal enum RandomOptions
{
    None = 0,

    /// <summary>Two directions, a block's normalization.</summary>
    Bidirectional = 1,

    /// <summary>The input is added.</summary>
    Residual = 2,

    /// <summary>Dropout between layers or of a block, label smoothing.</summary>
    Rate = 4,

    /// <summary>The weight of a loss.</summary>
    Number = 8,

    /// <summary>The sum of directions, an activation, standardized features, the delta of Huber, causal attention, learned positions.</summary>
    Special = 16,
}
