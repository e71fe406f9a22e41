using System.Collections.Frozen;

namespace SeqGen.Data;

/// <summary>The characters of a text, numbered: a character (one UTF-16 code unit) is a token.</summary>
public sealed class Vocabulary
{
    private readonly char[] _characters;
    private readonly FrozenDictionary<char, int> _tokens;
    private readonly int _unknown;

    private Vocabulary(char[] characters, char? unknown)
    {
        _characters = characters;
        _tokens = characters.Select((character, token) => KeyValuePair.Create(character, token)).ToFrozenDictionary();
        _unknown = unknown is { } known ? _tokens[known] : -1;
    }

    /// <summary>Number of tokens.</summary>
    public int Count => _characters.Length;

    /// <summary>The characters in the order of their tokens.</summary>
    public ReadOnlySpan<char> Characters => _characters;

    /// <summary>The character that stands for every other one; null when there is none and those are refused.</summary>
    public char? Unknown => _unknown < 0 ? null : _characters[_unknown];

    /// <summary>The character of a token.</summary>
    /// <param name="token">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public char this[int token] => (uint)token < (uint)_characters.Length
        ? _characters[token]
        : throw new ArgumentOutOfRangeException(nameof(token), token, $"The vocabulary has the tokens 0 to {Count - 1}.");

    /// <summary>
    /// Numbers the characters of a text in the order of their code units. Of more than <paramref name="maximum"/> the most
    /// frequent are kept (of two equally frequent ones the lower code unit), and the rest is read as <paramref name="unknown"/>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="unknown">Character that stands for those outside the vocabulary; it gets a token of its own if the text lacks it. Null refuses them.</param>
    /// <param name="maximum">The largest number of tokens, that of <paramref name="unknown"/> included.</param>
    /// <exception cref="ArgumentException">The text is empty and there is no <paramref name="unknown"/>, or it has more characters than
    /// <paramref name="maximum"/> and there is no <paramref name="unknown"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is not positive.</exception>
    public static Vocabulary FromText(ReadOnlySpan<char> text, char? unknown = null, int maximum = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
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

        return new Vocabulary(found, unknown);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text form.</param>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static Vocabulary Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (char[] characters, int unknown) = VocabularyText.Read(text);
        return new Vocabulary(characters, unknown < 0 ? null : characters[unknown]);
    }

    /// <summary>Whether a character has a token of its own.</summary>
    /// <param name="character">The character.</param>
    public bool Contains(char character) => _tokens.ContainsKey(character);

    /// <summary>The token of a character, that of <see cref="Unknown"/> if it has none.</summary>
    /// <param name="character">The character.</param>
    /// <exception cref="ArgumentException">The character has no token and there is no <see cref="Unknown"/>.</exception>
    public int Encode(char character) => Find(character) is >= 0 and int token
        ? token
        : throw new ArgumentException($"{Name(character)} is not in the vocabulary.", nameof(character));

    /// <summary>The tokens of a text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">A character has no token and there is no <see cref="Unknown"/>; the message names it and its place.</exception>
    public int[] Encode(ReadOnlySpan<char> text)
    {
        int[] tokens = new int[text.Length];
        Encode(text, tokens);
        return tokens;
    }

    /// <summary>Writes the tokens of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">As many places as the text has characters, or more.</param>
    /// <exception cref="ArgumentException">There are too few places, or a character has no token and there is no <see cref="Unknown"/>.</exception>
    public void Encode(ReadOnlySpan<char> text, Span<int> tokens)
    {
        CheckRoom(text.Length, tokens.Length, nameof(tokens));
        for (int i = 0; i < text.Length; i++)
        {
            int token = Find(text[i]);
            tokens[i] = token >= 0
                ? token
                : throw new ArgumentException($"{Name(text[i])} at place {i} is not in the vocabulary, which names no unknown character.", nameof(text));
        }
    }

    /// <summary>The text of tokens.</summary>
    /// <param name="tokens">Tokens, each 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public string Decode(ReadOnlySpan<int> tokens)
    {
        char[] text = new char[tokens.Length];
        Decode(tokens, text);
        return new string(text);
    }

    /// <summary>Writes the characters of tokens.</summary>
    /// <param name="tokens">Tokens, each 0 to <see cref="Count"/> - 1.</param>
    /// <param name="text">As many places as there are tokens, or more.</param>
    /// <exception cref="ArgumentException">There are too few places.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public void Decode(ReadOnlySpan<int> tokens, Span<char> text)
    {
        CheckRoom(tokens.Length, text.Length, nameof(text));
        for (int i = 0; i < tokens.Length; i++)
        {
            text[i] = this[tokens[i]];
        }
    }

    /// <summary>One line of printable ASCII that <see cref="Parse"/> reads: fit for a file's metadata.</summary>
    public override string ToString() => VocabularyText.Write(_characters, _unknown);

    private static string Name(char character) => char.IsControl(character) || char.IsSurrogate(character)
        ? $"U+{(int)character:X4}"
        : $"'{character}' (U+{(int)character:X4})";

    private static void CheckRoom(int needed, int room, string argument)
    {
        if (room < needed)
        {
            throw new ArgumentException($"{argument} has {room} places; {needed} are needed.", argument);
        }
    }

    private int Find(char character) => _tokens.TryGetValue(character, out int token) ? token : _unknown;
}
