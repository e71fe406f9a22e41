using System.Globalization;
using System.Text;

namespace SeqGen.Data;

/// <summary>
/// The text form of a vocabulary: <c>characters unknown=2 abc\u000a</c>. Everything but printable ASCII, and the
/// backslash, is written as \u and four hexadecimal digits.
/// </summary>
internal static class VocabularyText
{
    private const string Head = "characters unknown=";

    public static string Write(ReadOnlySpan<char> characters, int unknown)
    {
        StringBuilder text = new(Head);
        text.Append(unknown < 0 ? "none" : unknown.ToString(CultureInfo.InvariantCulture)).Append(' ');
        foreach (char character in characters)
        {
            if (character is >= ' ' and <= '~' and not '\\')
            {
                text.Append(character);
            }
            else
            {
                text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return text.ToString();
    }

    /// <summary>Characters and the place of the unknown one, -1 for none.</summary>
    public static (char[] Characters, int Unknown) Read(string text)
    {
        if (!text.StartsWith(Head, StringComparison.Ordinal) || text.IndexOf(' ', Head.Length) is not (> 0 and int space))
        {
            throw new FormatException($"A vocabulary begins with \"{Head}\" and a number or \"none\".");
        }

        string number = text[Head.Length..space];
        int unknown = -1;
        if (number != "none" && !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out unknown))
        {
            throw new FormatException($"\"{number}\" is not the token of the unknown character.");
        }

        char[] characters = Unescape(text, space + 1);
        if (characters.Length == 0 || unknown >= characters.Length)
        {
            throw new FormatException($"The vocabulary has {characters.Length} characters; its unknown one is {number}.");
        }

        if (characters.Distinct().Count() != characters.Length)
        {
            throw new FormatException("A character stands twice in the vocabulary.");
        }

        return (characters, unknown);
    }

    private static char[] Unescape(string text, int start)
    {
        List<char> characters = [];
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                characters.Add(text[i]);
                continue;
            }

            if (i + 5 >= text.Length || text[i + 1] != 'u'
                || !ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            {
                throw new FormatException($"The backslash at place {i} of the vocabulary is not followed by u and four hexadecimal digits.");
            }

            characters.Add((char)code);
            i += 5;
        }

        return [.. characters];
    }
}
