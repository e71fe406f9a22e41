namespace SeqGen.Generator.Tests.Random;

/// <summary>Options that a random layer sets, where it has them.</summary>
[Flags]
internal enum RandomOptions
{
    None = 0,

    /// <summary>Two directions.</summary>
    Bidirectional = 1,

    /// <summary>The input is added.</summary>
    Residual = 2,

    /// <summary>Dropout between layers, label smoothing.</summary>
    Rate = 4,

    /// <summary>The weight of a loss.</summary>
    Number = 8,

    /// <summary>The sum of directions, an activation, standardized features, the delta of Huber.</summary>
    Special = 16,
}
