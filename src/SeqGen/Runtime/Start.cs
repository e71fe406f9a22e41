namespace SeqGen.Runtime;

/// <summary>Initial distribution of a parameter.</summary>
public enum Start
{
    /// <summary><see cref="ParameterInfo.Value"/>, or one of <see cref="ParameterInfo.BlockValues"/> per block of rows.</summary>
    Constant,

    /// <summary>Uniform within sqrt(6 / (fan in + fan out)) of each block of rows (Glorot and Bengio 2010, equation 16).</summary>
    Xavier,

    /// <summary>One random orthogonal matrix per block of rows (Saxe et al. 2014); semi-orthogonal if the block is not square.</summary>
    Orthogonal,

    /// <summary>Normal with mean 0 and variance 1.</summary>
    Normal,

    /// <summary>Uniform within 1 / sqrt(<see cref="ParameterInfo.FanIn"/>), as PyTorch starts its recurrent and dense layers.</summary>
    Uniform,

    /// <summary>
    /// Row t holds sin(t / r) and cos(t / r) in turn, r going from 1 to 10,000 geometrically (Vaswani et al. 2017, section 3.5).
    /// </summary>
    Sinusoids,

    /// <summary>
    /// Row t holds cos(t / r) for each r, then sin(t / r), r going from 1 to 10,000 geometrically (Su et al. 2021, equation 34).
    /// </summary>
    Rotations,
}
