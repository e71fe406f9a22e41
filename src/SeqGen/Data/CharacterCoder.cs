using System.Collections.Frozen;

namespace SeqGen.Data;

/// <summary>A character is a token; tokens are numbered as the characters are listed.</summary>
internal sealed class CharacterCoder : TokenCoder
{
    private readonly char[] _characters;
    private readonly FrozenDictionary<char, int> _tokens;

    public CharacterCoder(char[] characters, int unknown)
    {
        _characters = characters;
        _tokens = characters.Select((character, token) => KeyValuePair.Create(character, token)).ToFrozenDictionary();
        Unknown = unknown;
    }

    public override VocabularyKind Kind => VocabularyKind.Characters;

    public override int Count => _characters.Length;

    public override int Unknown { get; }

    public ReadOnlySpan<char> Characters => _characters;

    public char this[int token]
    {
        get
        {
            CheckToken(token);
            return _characters[token];
        }
    }

    /// <summary>Numbers the most frequent characters in the order of their code units.</summary>
    public static CharacterCoder FromText(ReadOnlySpan<char> text, char? unknown, int maximum)
    {
        int[] counts = new int[char.MaxValue + 1];
        foreach (char character in text)
        {
            counts[character]++;
        }

        if (unknown is { } special)
        {
            counts[special] = int.MaxValue;
        }

        char[] found = [.. Enumerable.Range(0, counts.Length).Where(code => counts[code] > 0).Select(code => (char)code)];
        if (found.Length == 0)
        {
            throw new ArgumentException("The text is empty; a vocabulary needs at least one character.", nameof(text));
        }

        if (found.Length > maximum)
        {
            if (unknown is null)
            {
                throw new ArgumentException(
                    $"The text has {found.Length} different characters, more than {maximum}; name an unknown character to stand for the rare ones.", nameof(text));
            }

            found = [.. found.OrderByDescending(character => counts[character]).ThenBy(character => character).Take(maximum)];
            Array.Sort(found);
        }

        return new CharacterCoder(found, unknown is { } known ? Array.IndexOf(found, known) : -1);
    }

    public bool Contains(char character) => _tokens.ContainsKey(character);

    public int Encode(char character) => Find(character) is >= 0 and int token
        ? token
        : throw new ArgumentException($"{Name(character)} is not in the vocabulary.", nameof(character));

    public override int[] Encode(ReadOnlySpan<char> text)
    {
        int[] tokens = new int[text.Length];
        Encode(text, tokens);
        return tokens;
    }

    public override int Encode(ReadOnlySpan<char> text, Span<int> tokens)
    {
        CheckRoom(text.Length, tokens.Length, nameof(tokens));
        for (int i = 0; i < text.Length; i++)
        {
            int token = Find(text[i]);
            tokens[i] = token >= 0
                ? token
                : throw new ArgumentException($"{Name(text[i])} at place {i} is not in the vocabulary, which names no unknown character.", nameof(text));
        }

        return text.Length;
    }

    public override string Decode(ReadOnlySpan<int> tokens)
    {
        char[] text = new char[tokens.Length];
        Decode(tokens, text);
        return new string(text);
    }

    public override int Decode(ReadOnlySpan<int> tokens, Span<char> text)
    {
        CheckRoom(tokens.Length, text.Length, nameof(text));
        for (int i = 0; i < tokens.Length; i++)
        {
            text[i] = this[tokens[i]];
        }

        return tokens.Length;
    }

    public override string ToString() => VocabularyText.OfCharacters(_characters, Unknown);

    private static string Name(char character) => char.IsControl(character) || char.IsSurrogate(character)
        ? $"U+{(int)character:X4}"
        : $"'{character}' (U+{(int)character:X4})";

    private int Find(char character) => _tokens.TryGetValue(character, out int token) ? token : Unknown;
}
