namespace SeqGen.Tests.Zoo;

/// <summary>Few rows in which every pair of values of two factors occurs: greedy, and the same at every run.</summary>
internal static class PairwiseTable
{
    /// <param name="levels">Number of values of each factor.</param>
    /// <returns>Rows of a value for each factor.</returns>
    public static IReadOnlyList<int[]> Of(params int[] levels)
    {
        HashSet<(int, int, int, int)> missing = [];
        for (int f = 0; f < levels.Length; f++)
            for (int g = f + 1; g < levels.Length; g++)
                for (int a = 0; a < levels[f]; a++)
                    for (int b = 0; b < levels[g]; b++)
                        missing.Add((f, a, g, b));
        List<int[]> rows = [];
        Random random = new(5);
        while (missing.Count > 0)
        {
            int[] best = [];
            int most = -1;
            for (int attempt = 0; attempt < 40; attempt++)
            {
                int[] row = Grow(levels, missing, random);
                int covered = Pairs(row).Count(missing.Contains);
                if (covered > most)
                    (best, most) = (row, covered);
            }

            rows.Add(best);
            missing.ExceptWith(Pairs(best));
        }

        return rows;
    }

    /// <summary>Every pair of values in a row.</summary>
    public static IEnumerable<(int, int, int, int)> Pairs(int[] row)
    {
        for (int f = 0; f < row.Length; f++)
            for (int g = f + 1; g < row.Length; g++)
                yield return (f, row[f], g, row[g]);
    }

    /// <summary>Starts with a missing pair and adds, factor by factor, the value that meets most missing pairs.</summary>
    private static int[] Grow(int[] levels, HashSet<(int, int, int, int)> missing, Random random)
    {
        int[] row = [.. levels.Select(_ => -1)];
        (int f, int a, int g, int b) = missing.ElementAt(random.Next(missing.Count));
        (row[f], row[g]) = (a, b);
        foreach (int factor in Enumerable.Range(0, levels.Length).Where(i => row[i] < 0).OrderBy(_ => random.Next()).ToArray())
        {
            int start = random.Next(levels[factor]);
            row[factor] = Enumerable.Range(0, levels[factor]).Select(v => (v + start) % levels[factor]).MaxBy(v =>
                Enumerable.Range(0, levels.Length).Count(other => row[other] >= 0 && other != factor
                    && missing.Contains(other < factor ? (other, row[other], factor, v) : (factor, v, other, row[other]))));
        }

        return row;
    }
}
