namespace SeqGen;

/// <summary>
/// The final output of each direction, concatenated (PyTorch's <c>h_n</c>), at each sequence's own last step: [batch, steps, n] to [batch, n].
/// </summary>
/// <remarks>
/// The reverse direction ends at the first step. That is so directly behind a recurrent layer, and behind its <c>Dropout</c> or residual; behind any other layer,
/// <see cref="LayerNormAttribute"/> and <see cref="DenseAttribute"/> for example, it is the value at the last step, of which the reverse direction has seen one step only.
/// </remarks>
public sealed class LastAttribute : LayerAttribute;
