using SeqGen;

namespace DateNormalization;

/// <summary>Reads a date as people write it, character by character, and writes it as 2022-03-03.</summary>
[SequenceModel]
[Encoder, Tokens(128, Name = "read"), Embedding(32, Name = "characters"), Gru(48, Bidirectional = true, Name = "reader")]
[Decoder, Tokens(13, Start = 11, End = 12, Name = "written"), Embedding(16, Name = "digits"), Attention(Score.Additive, Name = "attention"), Gru(96, Name = "writer"), Dense(13, Name = "head"), CrossEntropy]
internal sealed partial class DateNormalizer
{
    /// <summary>Most different characters that are read.</summary>
    public const int Characters = 128;

    /// <summary>What the tokens of a target stand for; the start and the end token come after them.</summary>
    public const string Symbols = "0123456789-";

    /// <summary>The token that ends a target.</summary>
    public const int End = 12;

    /// <summary>Tokens of a target, its end included.</summary>
    public const int Steps = 11;
}
