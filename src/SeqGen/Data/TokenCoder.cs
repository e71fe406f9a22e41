namespace SeqGen.Data;

/// <summary>Text to tokens and back, for one kind of vocabulary.</summary>
internal abstract class TokenCoder
{
    public abstract VocabularyKind Kind { get; }

    public abstract int Count { get; }

    /// <summary>The token of what has none of its own; -1 if there is none.</summary>
    public abstract int Unknown { get; }

    public abstract int[] Encode(ReadOnlySpan<char> text);

    public abstract string Decode(ReadOnlySpan<int> tokens);

    /// <summary>The line that <see cref="VocabularyText.Read"/> reads.</summary>
    public abstract override string ToString();

    /// <summary>Writes the tokens of a text and returns their number.</summary>
    public virtual int Encode(ReadOnlySpan<char> text, Span<int> tokens)
    {
        int[] all = Encode(text);
        CheckRoom(all.Length, tokens.Length, nameof(tokens));
        all.CopyTo(tokens);
        return all.Length;
    }

    /// <summary>Writes the text of tokens and returns its length.</summary>
    public virtual int Decode(ReadOnlySpan<int> tokens, Span<char> text)
    {
        string all = Decode(tokens);
        CheckRoom(all.Length, text.Length, nameof(text));
        all.CopyTo(text);
        return all.Length;
    }

    protected static void CheckRoom(int needed, int room, string argument)
    {
        if (room < needed)
        {
            throw new ArgumentException($"{argument} has {room} places; {needed} are needed.", argument);
        }
    }

    protected void CheckToken(int token)
    {
        if ((uint)token >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(token), token, $"The vocabulary has the tokens 0 to {Count - 1}.");
        }
    }
}
