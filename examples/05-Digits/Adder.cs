using SeqGen;

namespace Digits;

/// <summary>Reads a sum such as 457+68 character by character and writes its value.</summary>
[SequenceModel]
[Encoder, Tokens(11, Name = "read"), Embedding(16, Name = "symbols"), Gru(64, Bidirectional = true, Name = "reader")]
[Decoder, Tokens(12, Start = 10, End = 11, Name = "written"), Embedding(16, Name = "digits"), Attention(Score.General, Name = "attention"), Gru(128, Name = "writer"), Dense(12, Name = "head"), CrossEntropy]
internal sealed partial class Adder
{
    /// <summary>The token of the plus sign; digits are their own tokens.</summary>
    public const int Plus = 10;

    /// <summary>The token that ends a value.</summary>
    public const int End = 11;
}
