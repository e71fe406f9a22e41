namespace SeqGen;

/// <summary>
/// Stands where a decoder's <see cref="TokensAttribute"/> would: the decoder has no input of its own. Its recurrent layers run from their initial states
/// and, where one stands in front of them, from the context of an <see cref="AttentionAttribute"/>; as many steps as are asked for run at once.
/// </summary>
/// <remarks>
/// What a cell multiplies with its input falls away: <c>Linear(x, h)</c> is U h + b with the state's weights and bias alone, <c>Linear(x)</c> is its bias,
/// and the layer has no <c>weight_ih</c>. With attention in front, the context is the input.
/// </remarks>
/// <example>
/// <code>
/// [Encoder, Features(8), Lstm(32)]
/// [Decoder, NoInput, Lstm(32), Dense(8), MeanSquaredError]
/// </code>
/// </example>
public sealed class NoInputAttribute : LayerAttribute;
