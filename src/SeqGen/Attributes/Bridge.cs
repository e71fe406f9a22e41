namespace SeqGen;

/// <summary>
/// What the states of a decoder start from. Final states of the encoder are those of the recurrent layer of the same number where encoder and decoder
/// have equally many, each stacked layer counted, else of its last recurrent layer; both directions side by side. A state that the encoder's cell does not have takes
/// its output's. An encoder that ends in one vector hands that to every state, and so do the stacks that <see cref="DecoderAttribute.From"/> names.
/// </summary>
public enum Bridge
{
    /// <summary>The encoder's final states where sizes agree, else as <see cref="Dense"/>.</summary>
    Copy,

    /// <summary>tanh(W s + b) of the encoder's final state s. Parameters: <c>bridge_h_l0.weight</c> [units, n], <c>bridge_h_l0.bias</c> [units], and so on.</summary>
    Dense,

    /// <summary>Zeros.</summary>
    Zero,
}
