using System.Globalization;

namespace MessageTranslation.Measures;

/// <summary>Splits a text into words and punctuation, the tokens that translations are compared by.</summary>
internal static class Words
{
    /// <summary>
    /// A run of letters, digits and marks is a token, and so is every other character but white space. A letter without case, of which scripts without
    /// spaces are made, is a token of its own.
    /// </summary>
    public static string[] Of(string text)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsWithinWord(text[i]))
            {
                continue;
            }

            if (i > start)
            {
                words.Add(text[start..i]);
            }

            if (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                words.Add(text[i..(i + 1)]);
            }

            start = i + 1;
        }

        return [.. words];
    }

    /// <summary>The different tokens of a text in lower case.</summary>
    public static HashSet<string> Set(string text) => [.. Of(text.ToLowerInvariant())];

    /// <summary>Jaccard's overlap: the share that two sets have in common of all that is in either.</summary>
    public static double Overlap(HashSet<string> first, HashSet<string> second)
    {
        int common = first.Count(second.Contains);
        return common == 0 ? 0 : (double)common / (first.Count + second.Count - common);
    }

    private static bool IsWithinWord(char c) => char.GetUnicodeCategory(c) is not UnicodeCategory.OtherLetter and
        (UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber);
}
