namespace SeqGen;

/// <summary>A function applied to every unit.</summary>
public enum Activation
{
    /// <summary>y = x.</summary>
    None,

    /// <summary>y = max(x, 0).</summary>
    Relu,

    /// <summary>y = tanh(x).</summary>
    Tanh,

    /// <summary>y = 1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>
    /// y = x P(x) with the normal distribution P (Hendrycks and Gimpel 2016), as PyTorch's <c>gelu</c> without an approximation; P is within 1.5e-7 (Abramowitz and
    /// Stegun, formula 7.1.26).
    /// </summary>
    Gelu,

    /// <summary>y = x / (1 + exp(-x)), also called swish.</summary>
    Silu,
}
