namespace SeqGen;

/// <summary>
/// What the states of a decoder start from. Final states of the encoder are those of the recurrent layer of the same number where encoder and decoder
/// have equally many, each stacked layer counted (or, where its frames have other positions and those of the layer counted from the end have the same, of
/// that), else of its last recurrent layer; both directions side by side. A state that the encoder's cell does not have takes
/// its output's. An encoder that ends in one vector hands that to every state, and so do the stacks that <see cref="DecoderAttribute.From"/> names.
/// </summary>
public enum Bridge
{
    /// <summary>The encoder's final states where sizes agree, else as <see cref="Dense"/>.</summary>
    Copy,

    /// <summary>
    /// tanh(W s + b) of the encoder's final state s. Parameters of a layer <c>writer</c>: <c>writer.bridge_h_l0.weight</c> [units, n], <c>writer.bridge_h_l0.bias</c>
    /// [units], and so on for each state and stacked layer. Between frames of the same positions W is a convolution of one tap, [units, channels, 1, 1]; else frames are
    /// taken and given flat, channels first.
    /// </summary>
    Dense,

    /// <summary>Zeros.</summary>
    Zero,
}
