using System.Globalization;

namespace DateNormalization.Dates;

/// <summary>One way in which a culture writes a date.</summary>
internal sealed record DatePattern(CultureInfo Culture, string Pattern)
{
    private static readonly string[] s_cultures =
        ["en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "nl-NL", "sv-SE", "pl-PL", "fi-FI", "cs-CZ"];

    /// <summary>
    /// All patterns of the twelve cultures: the short and long ones of their tables, the short ones with two digits of the year, and the month by its name
    /// or its abbreviation between day and year.
    /// </summary>
    /// <exception cref="CultureNotFoundException">The culture tables are not there: globalization is invariant.</exception>
    public static DatePattern[] All() => [.. s_cultures.SelectMany(Of)];

    /// <summary>The date in this pattern.</summary>
    public string Write(DateTime date) => date.ToString(Pattern, Culture);

    /// <summary>The date that is written so in this pattern; null when there is none.</summary>
    public DateTime? Read(string text) =>
        DateTime.TryParseExact(text, Pattern, Culture, DateTimeStyles.None, out DateTime date) && Write(date) == text ? date : null;

    private static IEnumerable<DatePattern> Of(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name, predefinedOnly: true).Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar { TwoDigitYearMax = DateDrawing.LastYear };
        if (culture.DateTimeFormat.GetMonthName(1) == CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(1) && culture.TwoLetterISOLanguageName != "en")
        {
            throw new CultureNotFoundException($"There is no table for {name}.");
        }

        string[] brief = culture.DateTimeFormat.GetAllDateTimePatterns('d'), full = culture.DateTimeFormat.GetAllDateTimePatterns('D');
        return brief.Concat(full).Concat(brief.Select(pattern => pattern.Replace("yyyy", "yy"))).Append("d MMMM yyyy").Append("d MMM yyyy")
            .Where(pattern => pattern.Contains("yy") && pattern.Contains('M') && pattern.Replace("dddd", "").Replace("ddd", "").Contains('d') && !pattern.Contains('g'))
            .Distinct().Select(pattern => new DatePattern(culture, pattern));
    }
}
