using System.Globalization;
using System.Text;

namespace SeqGen.Data;

/// <summary>
/// Where a text is cut before its tokens are looked up. A letter, digit, combining mark or connector (the underscore) belongs to a word. All rules go by
/// Unicode categories: no culture changes them.
/// </summary>
internal static class TextPieces
{
    /// <summary>No piece that byte pairs are learned in has more characters, a second half of the last one aside.</summary>
    public const int Longest = 64;

    private enum Class
    {
        White,
        Word,
        Other,
    }

    /// <summary>Whether a text begins with a character of a word.</summary>
    public static bool IsWord(ReadOnlySpan<char> text) => ClassOf(text, out _) == Class.Word;

    /// <summary>The end of the word, or of the single character outside words, that begins at <paramref name="start"/>.</summary>
    public static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        Class first = ClassOf(text[start..], out int used);
        return first == Class.Word ? RunEnd(text, start + used, first, text.Length) : start + used;
    }

    /// <summary>
    /// The end of the piece that begins at <paramref name="start"/>: a run of one class (white, word, other), with one space before it if it is not white.
    /// </summary>
    public static int PieceEnd(ReadOnlySpan<char> text, int start)
    {
        int most = Math.Min(text.Length, start + Longest);
        Class first = ClassOf(text[start..], out int used);
        int end = start + used;
        if (first == Class.White)
        {
            if (text[start] == ' ' && end < text.Length && ClassOf(text[end..], out used) is not Class.White and Class next)
            {
                return RunEnd(text, end + used, next, most);
            }

            end = RunEnd(text, end, first, most);
            bool spaceOfNext = end - start > 1 && text[end - 1] == ' ' && end < text.Length && ClassOf(text[end..], out _) != Class.White;
            return spaceOfNext ? end - 1 : end;
        }

        return RunEnd(text, end, first, most);
    }

    private static int RunEnd(ReadOnlySpan<char> text, int end, Class run, int most)
    {
        while (end < most && ClassOf(text[end..], out int used) == run)
        {
            end += used;
        }

        return end;
    }

    /// <summary>The class of the first character, and its length: 2 for a surrogate pair. Half a pair is of no word.</summary>
    private static Class ClassOf(ReadOnlySpan<char> text, out int used)
    {
        Rune.DecodeFromUtf16(text, out Rune rune, out used);
        if (Rune.IsWhiteSpace(rune))
        {
            return Class.White;
        }

        return Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.ConnectorPunctuation
            ? Class.Word
            : Class.Other;
    }
}
