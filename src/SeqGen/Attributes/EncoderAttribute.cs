namespace SeqGen;

/// <summary>
/// Opens the stack that reads the source of a model with an encoder and a decoder. It ends in steps, to which an
/// <see cref="AttentionAttribute"/> of the decoder attends; the final states of its last recurrent layer start those of the decoder.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EncoderAttribute : Attribute;
