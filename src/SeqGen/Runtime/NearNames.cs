namespace SeqGen.Runtime;

/// <summary>Finds the names a user may have meant.</summary>
internal static class NearNames
{
    private const int Shown = 3;

    /// <summary>A sentence such as <c> Near names: a, b, c.</c>, or nothing when there are no names.</summary>
    public static string Sentence(string name, IReadOnlyList<string> names) =>
        names.Count == 0 ? " There are none." : " Near names: " + string.Join(", ", Of(name, names)) + ".";

    private static IEnumerable<string> Of(string name, IReadOnlyList<string> names) =>
        names.OrderBy(candidate => Distance(name, candidate)).Take(Shown);

    /// <summary>Levenshtein's distance: insertions, deletions and replacements between two names.</summary>
    private static int Distance(string a, string b)
    {
        int[] above = Enumerable.Range(0, b.Length + 1).ToArray();
        int[] row = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, 1 + Math.Min(above[j], row[j - 1]));
            }

            (above, row) = (row, above);
        }

        return above[b.Length];
    }
}
