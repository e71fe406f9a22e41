using System.Globalization;
using System.Text;

namespace SeqGen.Data;

/// <summary>
/// The text form of a vocabulary: <c>characters unknown=2 abc\u000a</c>, <c>words ? the of \u0020</c> (the unknown one first)
/// or <c>byte-pairs 104+101 256+108</c>. Everything but printable ASCII, and the backslash, is written as \u and four hexadecimal digits; in a word the
/// space is, too.
/// </summary>
internal static class VocabularyText
{
    private const string CharactersHead = "characters unknown=", WordsHead = "words ", PairsHead = "byte-pairs ";

    public static string OfCharacters(ReadOnlySpan<char> characters, int unknown)
    {
        StringBuilder text = new(CharactersHead);
        text.Append(unknown < 0 ? "none" : unknown.ToString(CultureInfo.InvariantCulture)).Append(' ');
        Escape(characters, ' ', text);
        return text.ToString();
    }

    public static string OfWords(IReadOnlyList<string> words)
    {
        StringBuilder text = new(WordsHead.TrimEnd());
        foreach (string word in words)
        {
            Escape(word, '!', text.Append(' '));
        }

        return text.ToString();
    }

    public static string OfPairs(IEnumerable<(int Left, int Right)> pairs) =>
        PairsHead + string.Join(' ', pairs.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Left}+{pair.Right}")));

    public static TokenCoder Read(string text) =>
        text.StartsWith(CharactersHead, StringComparison.Ordinal) ? ReadCharacters(text)
        : text.StartsWith(WordsHead, StringComparison.Ordinal) ? new WordCoder(ReadWords(text))
        : text.StartsWith(PairsHead, StringComparison.Ordinal) ? new BytePairCoder(ReadPairs(text))
        : throw new FormatException($"A vocabulary begins with \"{CharactersHead}\", \"{WordsHead}\" or \"{PairsHead}\".");

    private static CharacterCoder ReadCharacters(string text)
    {
        if (text.IndexOf(' ', CharactersHead.Length) is not (> 0 and int space))
        {
            throw new FormatException($"After \"{CharactersHead}\" come a number or \"none\", a space and the characters.");
        }

        string number = text[CharactersHead.Length..space];
        int unknown = -1;
        if (number != "none" && !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out unknown))
        {
            throw new FormatException($"\"{number}\" is not the token of the unknown character.");
        }

        string characters = Unescape(text.AsSpan(space + 1), space + 1);
        if (characters.Length == 0 || unknown >= characters.Length)
        {
            throw new FormatException($"The vocabulary has {characters.Length} characters; its unknown one is {number}.");
        }

        if (characters.Distinct().Count() != characters.Length)
        {
            throw new FormatException("A character stands twice in the vocabulary.");
        }

        return new CharacterCoder([.. characters], unknown);
    }

    private static string[] ReadWords(string text)
    {
        List<string> words = [];
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (int start = WordsHead.Length, end; start <= text.Length; start = end + 1)
        {
            end = text.IndexOf(' ', start) is >= 0 and int space ? space : text.Length;
            string word = Unescape(text.AsSpan(start, end - start), start);
            if (word.Length == 0 || (words.Count > 0 && TextPieces.WordEnd(word, 0) != word.Length))
            {
                throw new FormatException($"At place {start} of the vocabulary stands neither a word nor a single character.");
            }

            if (!found.Add(word))
            {
                throw new FormatException($"The word at place {start} stands twice in the vocabulary.");
            }

            words.Add(word);
        }

        return [.. words];
    }

    private static (int Left, int Right)[] ReadPairs(string text)
    {
        List<(int Left, int Right)> pairs = [];
        List<int> lengths = [.. Enumerable.Repeat(1, BytePairCoder.Bytes)];
        var found = new HashSet<(int, int)>();
        foreach (string pair in text.Length == PairsHead.Length ? [] : text[PairsHead.Length..].Split(' '))
        {
            int plus = pair.IndexOf('+', StringComparison.Ordinal), most = lengths.Count;
            if (plus < 0
                || !int.TryParse(pair.AsSpan(0, plus), NumberStyles.None, CultureInfo.InvariantCulture, out int left) || left >= most
                || !int.TryParse(pair.AsSpan(plus + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int right) || right >= most)
            {
                throw new FormatException($"\"{pair}\" does not join two of the {most} tokens before it.");
            }

            if (!found.Add((left, right)))
            {
                throw new FormatException($"The pair {pair} stands twice in the vocabulary.");
            }

            lengths.Add(lengths[left] + lengths[right]);
            if (lengths[^1] > BytePairCoder.MostBytes)
            {
                throw new FormatException($"The pair {pair} joins {lengths[^1]} bytes; no piece of a text has more than {BytePairCoder.MostBytes}.");
            }

            pairs.Add((left, right));
        }

        return [.. pairs];
    }

    private static void Escape(ReadOnlySpan<char> characters, char lowest, StringBuilder text)
    {
        foreach (char character in characters)
        {
            if (character >= lowest && character is <= '~' and not '\\')
            {
                text.Append(character);
            }
            else
            {
                text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
        }
    }

    /// <param name="text">A part of the text form.</param>
    /// <param name="place">Where it begins, for messages.</param>
    private static string Unescape(ReadOnlySpan<char> text, int place)
    {
        StringBuilder characters = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                characters.Append(text[i]);
                continue;
            }

            if (i + 5 >= text.Length || text[i + 1] != 'u'
                || !ushort.TryParse(text.Slice(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            {
                throw new FormatException($"The backslash at place {place + i} of the vocabulary is not followed by u and four hexadecimal digits.");
            }

            characters.Append((char)code);
            i += 5;
        }

        return characters.ToString();
    }
}
