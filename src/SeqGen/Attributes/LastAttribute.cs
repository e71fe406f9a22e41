namespace SeqGen;

/// <summary>
/// The final state of each direction, concatenated (PyTorch's <c>h_n</c>), at each sequence's own last step: [batch, steps, n] to [batch, n].
/// </summary>
public sealed class LastAttribute : LayerAttribute;
