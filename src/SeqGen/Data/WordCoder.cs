using System.Text;

namespace SeqGen.Data;

/// <summary>
/// A word is a token, and so is each character outside words; one space between two words is implied. Token 0 stands for everything that has
/// no token and counts as a word.
/// </summary>
internal sealed class WordCoder : TokenCoder
{
    private readonly string[] _words;
    private readonly bool[] _isWord;
    private readonly Dictionary<string, int> _tokens;

    /// <param name="words">Different texts; the first is the unknown one, each other one a word or a single character.</param>
    public WordCoder(string[] words)
    {
        _words = words;
        _isWord = [.. words.Select((word, token) => token == 0 || TextPieces.IsWord(word))];
        _tokens = new Dictionary<string, int>(words.Length, StringComparer.Ordinal);
        foreach (string word in words)
        {
            _tokens.Add(word, _tokens.Count);
        }
    }

    public override VocabularyKind Kind => VocabularyKind.Words;

    public override int Count => _words.Length;

    public override int Unknown => 0;

    public static WordCoder Learn(IEnumerable<string> texts, int most, string unknown)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> bySpan = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string text in texts)
        {
            for (int start = 0, end; start < text.Length; start = end)
            {
                end = TextPieces.WordEnd(text, start);
                if (!IsImplied(text, start, end))
                {
                    ReadOnlySpan<char> word = text.AsSpan(start, end - start);
                    bySpan[word] = bySpan.TryGetValue(word, out long count) ? count + 1 : 1;
                }
            }
        }

        counts.Remove(unknown);
        return new WordCoder(
            [unknown, .. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(most - 1).Select(pair => pair.Key)]);
    }

    public override int[] Encode(ReadOnlySpan<char> text)
    {
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan = _tokens.GetAlternateLookup<ReadOnlySpan<char>>();
        List<int> tokens = [];
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = TextPieces.WordEnd(text, start);
            if (!IsImplied(text, start, end))
            {
                tokens.Add(bySpan.TryGetValue(text[start..end], out int token) ? token : Unknown);
            }
        }

        return [.. tokens];
    }

    public override string Decode(ReadOnlySpan<int> tokens)
    {
        StringBuilder text = new();
        bool afterWord = false;
        foreach (int token in tokens)
        {
            CheckToken(token);
            if (afterWord && _isWord[token])
            {
                text.Append(' ');
            }

            text.Append(_words[token]);
            afterWord = _isWord[token];
        }

        return text.ToString();
    }

    public override string ToString() => VocabularyText.OfWords(_words);

    /// <summary>A space with a word on either side has no token.</summary>
    private static bool IsImplied(ReadOnlySpan<char> text, int start, int end) =>
        text[start] == ' ' && start > 0 && end < text.Length && TextPieces.IsWord(text[end..]) && EndsWord(text[..start]);

    /// <summary>Whether the last character, which may be a surrogate pair, belongs to a word.</summary>
    private static bool EndsWord(ReadOnlySpan<char> text)
    {
        Rune.DecodeLastFromUtf16(text, out _, out int used);
        return TextPieces.IsWord(text[^used..]);
    }
}
