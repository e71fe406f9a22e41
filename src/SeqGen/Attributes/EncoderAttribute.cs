namespace SeqGen;

/// <summary>
/// Opens the stack that reads the source of a model with an encoder and a decoder. It ends in steps, to which an
/// <see cref="AttentionAttribute"/> of the decoder attends; the final states of its recurrent layers start those of the decoder. Where nothing attends to
/// it, it may end in one vector, from which the decoder's states then start: by a reduction over its steps, or without any layer over steps, when its input is
/// one vector (or token) per sequence, of which source steps are 1 (captioning: one to many).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EncoderAttribute : Attribute;
