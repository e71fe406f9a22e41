namespace SeqGen.Data;

/// <summary>What a token of a vocabulary stands for.</summary>
public enum VocabularyKind
{
    /// <summary>A character: one UTF-16 code unit.</summary>
    Characters,

    /// <summary>A word, or a character between words.</summary>
    Words,

    /// <summary>A byte of UTF-8, or several in a row that were learned.</summary>
    BytePairs,
}
