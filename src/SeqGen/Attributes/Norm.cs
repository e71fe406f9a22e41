namespace SeqGen;

/// <summary>Where a block has a layer normalization (Ba et al. 2016) of its own, with parameters <c>norm.weight</c> [n] and <c>norm.bias</c> [n].</summary>
public enum Norm
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>On what comes in, behind the point where a residual leaves: x + f(norm(x)).</summary>
    Before,

    /// <summary>On what goes out, the residual included: norm(x + f(x)).</summary>
    After,
}
