using System.Text;

namespace SeqGen.Files;

/// <summary>Text of messages about files, whose names may hold anything.</summary>
internal static class FileText
{
    private const int LongestName = 100;
    private const int MostFaults = 1000;

    /// <summary>A name in quotes, shortened, control characters replaced.</summary>
    public static string Quote(string name)
    {
        StringBuilder text = new("'");
        foreach (char character in name.AsSpan(0, Math.Min(name.Length, LongestName)))
        {
            text.Append(char.IsControl(character) ? '?' : character);
        }

        return text.Append(name.Length > LongestName ? "...'" : "'").ToString();
    }

    /// <summary>Dimensions in brackets.</summary>
    public static string Shape<TLength>(IEnumerable<TLength> shape) => "[" + string.Join(", ", shape) + "]";

    /// <summary>Throws one exception that lists faults, a line each; does nothing when there are none.</summary>
    public static void Throw(IReadOnlyList<string> faults)
    {
        if (faults.Count > 0)
        {
            string more = faults.Count > MostFaults ? $"\n  and {faults.Count - MostFaults} more" : string.Empty;
            throw new ModelFormatException(string.Join("\n  ", faults.Take(MostFaults)) + more);
        }
    }
}
