using SeqGen;

namespace TextGeneration;

/// <summary>Reads one character after the other and says which one comes next.</summary>
[SequenceModel]
[Tokens(96), Embedding(32, Name = "letters"), Lstm(384, Name = "memory"), Dense(96, Name = "head"), CrossEntropy]
internal sealed partial class CharacterModel
{
    /// <summary>Characters that the model can tell apart.</summary>
    public const int Characters = 96;
}
