namespace SeqGen;

/// <summary>One layer of a model.</summary>
/// <param name="Name">Name of the layer, such as <c>memory</c>.</param>
/// <param name="Text">What it computes, such as <c>LSTM 32 -> 256</c>.</param>
/// <param name="ParameterCount">Number of elements of its parameters.</param>
public sealed record LayerInfo(string Name, string Text, long ParameterCount);
