namespace SeqGen;

/// <summary>Where a GRU applies its reset gate.</summary>
public enum Reset
{
    /// <summary>After the recurrent product: n = tanh(W x + b + r * (U h + c)), as PyTorch and cuDNN do.</summary>
    After,

    /// <summary>Before the recurrent product: n = tanh(W x + U (r * h) + b), as in Cho et al. 2014, equation 8.</summary>
    Before,
}
