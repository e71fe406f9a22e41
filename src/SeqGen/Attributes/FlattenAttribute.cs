namespace SeqGen;

/// <summary>All numbers of a frame as one vector, channels first, as PyTorch flattens its frames: what dense and recurrent layers work on.</summary>
public sealed class FlattenAttribute : LayerAttribute;
