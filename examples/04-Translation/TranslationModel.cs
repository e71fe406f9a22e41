using SeqGen;

namespace MessageTranslation;

/// <summary>Reads a message as byte pairs in both directions and writes its translation, looking back through attention after each step.</summary>
[SequenceModel]
[Encoder, Tokens(TranslationModel.Pairs, Name = "read"), Embedding(128, Name = "pieces"), Dropout(0.2), Lstm(128, Bidirectional = true, Name = "reader"), Dropout(0.2)]
[Decoder, Tokens(TranslationModel.Pairs + 2, Start = TranslationModel.Pairs, End = TranslationModel.End, Name = "written"),
    Embedding(128, Name = "words"), Dropout(0.2), Lstm(256, Name = "writer"), Attention(Score.General, Name = "attention"), Dropout(0.2),
    Dense(TranslationModel.Pairs + 2, Name = "head"), CrossEntropy(Smoothing = 0.1)]
internal sealed partial class TranslationModel
{
    /// <summary>Byte pairs of the vocabulary that both languages share; the start and the end token come after them.</summary>
    public const int Pairs = 1500;

    /// <summary>The token that ends a translation.</summary>
    public const int End = Pairs + 1;
}
