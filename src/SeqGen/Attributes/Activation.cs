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
}
