namespace Forecasting.Series;

/// <summary>One number a month, from <paramref name="First"/> on.</summary>
internal sealed record MonthlySeries(DateOnly First, float[] Values)
{
    /// <summary>The month of a place in <see cref="Values"/>.</summary>
    public DateOnly Month(int place) => First.AddMonths(place);

    /// <summary>Reads lines such as <c>1749-01,58.0</c>; lines that start with # and the heading are skipped.</summary>
    /// <exception cref="FormatException">A line is malformed, or a month does not follow the one before it.</exception>
    public static MonthlySeries Read(string path)
    {
        var values = new List<float>();
        DateOnly first = default;
        foreach (string line in File.ReadLines(path).Where(line => !line.StartsWith('#')).Skip(1))
        {
            string[] cells = line.Split(',');
            if (cells.Length != 2 || !DateOnly.TryParseExact(cells[0], "yyyy-MM", out DateOnly month) || !float.TryParse(cells[1], out float value))
            {
                throw new FormatException($"'{line}' is not a month and a number, such as 1749-01,58.0.");
            }

            if (values.Count == 0)
            {
                first = month;
            }
            else if (month != first.AddMonths(values.Count))
            {
                throw new FormatException($"{month:yyyy-MM} stands where {first.AddMonths(values.Count):yyyy-MM} is expected.");
            }

            values.Add(value);
        }

        return new MonthlySeries(first, [.. values]);
    }
}
