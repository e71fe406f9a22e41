namespace SeqGen;

/// <summary>Number type of a model.</summary>
public enum Precision
{
    /// <summary><see cref="float"/>, 32 bits.</summary>
    Float32,

    /// <summary><see cref="double"/>, 64 bits.</summary>
    Float64,
}
