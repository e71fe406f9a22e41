using SeqGen;

namespace TextGeneration;

/// <summary>Reads one character after the other and says which one comes next.</summary>
[SequenceModel]
[Tokens(96), Embedding(32, Name = "letters"), Lstm(256, Name = "memory"), Dense(96, Name = "head"), CrossEntropy]
internal partial class CharacterModel
{
    /// <summary>Signs of the alphabet.</summary>
    public const int Signs = 96;
}
