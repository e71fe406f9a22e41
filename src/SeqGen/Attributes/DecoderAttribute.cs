namespace SeqGen;

/// <summary>
/// Opens the stack that writes the target of a model with an encoder and a decoder: <see cref="TokensAttribute"/> with a start and an end token,
/// layers that do not look ahead, and a cross-entropy over the same tokens.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DecoderAttribute : Attribute
{
    /// <summary>What the decoder's recurrent layers start from.</summary>
    public Bridge Bridge { get; set; }
}
