using System.Globalization;

namespace DateNormalization.Dates;

/// <summary>Draws dates of a century and writes them; what has two readings is left out.</summary>
internal sealed class DateDrawing
{
    /// <summary>First year of the century that two digits of a year stand for.</summary>
    public const int FirstYear = 1950;

    /// <summary>Last year of it.</summary>
    public const int LastYear = 2049;

    private readonly DatePattern[] _patterns = DatePattern.All();
    private readonly DatePattern[][] _byCulture;
    private readonly Random _random;
    private readonly DateTime[] _days;
    private readonly int _firstHeldOut;

    /// <summary>Deals the days of the century to training and to measurement.</summary>
    /// <param name="seed">Seed of everything drawn.</param>
    /// <param name="heldOut">Share of the days that are not trained on.</param>
    /// <exception cref="CultureNotFoundException">The culture tables are not there.</exception>
    public DateDrawing(int seed, double heldOut)
    {
        _random = new Random(seed);
        _byCulture = [.. _patterns.GroupBy(pattern => pattern.Culture.Name).Select(group => group.ToArray())];
        var first = new DateTime(FirstYear, 1, 1);
        _days = [.. Enumerable.Range(0, (new DateTime(LastYear, 12, 31) - first).Days + 1).Select(day => first.AddDays(day))];
        _random.Shuffle(_days);
        _firstHeldOut = (int)(_days.Length * (1 - heldOut));
    }

    /// <summary>Number of patterns over all cultures.</summary>
    public int Patterns => _patterns.Length;

    /// <summary>Strings that were drawn and left out because another pattern of the set reads them as another date.</summary>
    public int Ambiguous { get; private set; }

    /// <summary>Dates to train on.</summary>
    public WrittenDate[] Train(int count) => Draw(count, 0, _firstHeldOut);

    /// <summary>Dates of days that are never trained on.</summary>
    public WrittenDate[] HeldOut(int count) => Draw(count, _firstHeldOut, _days.Length);

    /// <summary>All cultures are equally likely, and so are the patterns of a culture.</summary>
    private WrittenDate[] Draw(int count, int first, int end)
    {
        var written = new WrittenDate[count];
        for (int i = 0; i < count;)
        {
            DatePattern[] culture = _byCulture[_random.Next(_byCulture.Length)];
            DatePattern pattern = culture[_random.Next(culture.Length)];
            DateTime day = _days[_random.Next(first, end)];
            string text = pattern.Write(day);
            if (_patterns.Any(other => other.Read(text) is { } read && read != day))
            {
                Ambiguous++;
                continue;
            }

            written[i++] = new WrittenDate(text, day, pattern.Culture.Name);
        }

        return written;
    }
}
