namespace SeqGen.Data;

/// <summary>
/// What the tokens of a text stand for: its characters, its words, or bytes of its UTF-8 joined to learned pairs. <see cref="ToString"/> gives one
/// line for a model's metadata, <see cref="Parse"/> reads it. Safe from any number of threads.
/// </summary>
public sealed class Vocabulary
{
    private readonly TokenCoder _coder;

    private Vocabulary(TokenCoder coder)
    {
        _coder = coder;
    }

    /// <summary>What a token stands for.</summary>
    public VocabularyKind Kind => _coder.Kind;

    /// <summary>Number of tokens.</summary>
    public int Count => _coder.Count;

    /// <summary>The characters in the order of their tokens.</summary>
    /// <exception cref="InvalidOperationException">The tokens are not characters.</exception>
    public ReadOnlySpan<char> Characters => OfCharacters.Characters;

    /// <summary>The character that stands for every other one; null when there is none and those are refused, or when tokens are not characters.</summary>
    public char? Unknown => _coder is CharacterCoder { Unknown: >= 0 } characters ? characters[characters.Unknown] : null;

    /// <summary>
    /// The token of everything that has none of its own; null when there is none: characters without <see cref="Unknown"/> refuse others, byte pairs
    /// have a token for every text.
    /// </summary>
    public int? UnknownToken => _coder.Unknown < 0 ? null : _coder.Unknown;

    private CharacterCoder OfCharacters => _coder as CharacterCoder
        ?? throw new InvalidOperationException($"The tokens of this vocabulary are {(Kind == VocabularyKind.Words ? "words" : "byte pairs")}, not characters.");

    /// <summary>The character of a token.</summary>
    /// <param name="token">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    /// <exception cref="InvalidOperationException">The tokens are not characters; <see cref="Decode(ReadOnlySpan{int})"/> gives the text of a token.</exception>
    public char this[int token] => OfCharacters[token];

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
        return new Vocabulary(CharacterCoder.FromText(text, unknown, maximum));
    }

    /// <summary>
    /// Numbers the most frequent words of texts (of equally frequent ones the first in ordinal order), behind the unknown one, which is token 0. A word is a
    /// run of letters, digits, combining marks and underscores, as written; every other character, white space included, is a token of its own. Only one
    /// space between two words has no token, so that a text of known words comes back from <see cref="Decode(ReadOnlySpan{int})"/> as it was.
    /// </summary>
    /// <param name="texts">The texts, for instance lines.</param>
    /// <param name="most">The largest number of tokens, the unknown one included.</param>
    /// <param name="unknown">What <see cref="Decode(ReadOnlySpan{int})"/> writes for token 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is not positive.</exception>
    /// <exception cref="ArgumentException"><paramref name="unknown"/> is empty.</exception>
    public static Vocabulary OfWords(IEnumerable<string> texts, int most, string unknown = "<unk>")
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        ArgumentException.ThrowIfNullOrEmpty(unknown);
        return new Vocabulary(WordCoder.Learn(texts, most, unknown));
    }

    /// <summary>
    /// Learns byte pairs (R. Sennrich et al., 2016): tokens 0 to 255 are the bytes of UTF-8, and each further one joins the two neighbors that are most
    /// frequent in the texts by then; of equally frequent pairs the one with the lower left token is joined, then the one with the lower right token. Pairs do
    /// not cross the border of a word, but a word has the space before it. Every text comes back from <see cref="Decode(ReadOnlySpan{int})"/> as it was.
    /// </summary>
    /// <param name="texts">The texts, for instance lines.</param>
    /// <param name="size">The largest number of tokens. There are fewer if no two neighbors are left that occur twice.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is less than 256.</exception>
    public static Vocabulary OfBytePairs(IEnumerable<string> texts, int size)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, BytePairCoder.Bytes);
        return new Vocabulary(new BytePairCoder(BytePairLearner.Learn(texts, size - BytePairCoder.Bytes)));
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text form.</param>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static Vocabulary Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Vocabulary(VocabularyText.Read(text));
    }

    /// <summary>Whether a character has a token of its own.</summary>
    /// <param name="character">The character.</param>
    /// <exception cref="InvalidOperationException">The tokens are not characters.</exception>
    public bool Contains(char character) => OfCharacters.Contains(character);

    /// <summary>The token of a character, that of <see cref="Unknown"/> if it has none.</summary>
    /// <param name="character">The character.</param>
    /// <exception cref="ArgumentException">The character has no token and there is no <see cref="Unknown"/>.</exception>
    /// <exception cref="InvalidOperationException">The tokens are not characters.</exception>
    public int Encode(char character) => OfCharacters.Encode(character);

    /// <summary>The tokens of a text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">A character has no token and there is no <see cref="Unknown"/>; the message names it and its place.</exception>
    public int[] Encode(ReadOnlySpan<char> text) => _coder.Encode(text);

    /// <summary>Writes the tokens of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">
    /// As many places as there are tokens, or more: a character is at most one token, or three of byte pairs.
    /// </param>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="ArgumentException">There are too few places, or a character has no token and there is no <see cref="Unknown"/>.</exception>
    public int Encode(ReadOnlySpan<char> text, Span<int> tokens) => _coder.Encode(text, tokens);

    /// <summary>The text of tokens. Bytes that are no UTF-8, which only a model puts together, become U+FFFD.</summary>
    /// <param name="tokens">Tokens, each 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public string Decode(ReadOnlySpan<int> tokens) => _coder.Decode(tokens);

    /// <summary>Writes the text of tokens.</summary>
    /// <param name="tokens">Tokens, each 0 to <see cref="Count"/> - 1.</param>
    /// <param name="text">As many places as the text has characters, or more.</param>
    /// <returns>The number of characters.</returns>
    /// <exception cref="ArgumentException">There are too few places.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public int Decode(ReadOnlySpan<int> tokens, Span<char> text) => _coder.Decode(tokens, text);

    /// <summary>One line of printable ASCII that <see cref="Parse"/> reads: fit for a file's metadata.</summary>
    public override string ToString() => _coder.ToString();
}
