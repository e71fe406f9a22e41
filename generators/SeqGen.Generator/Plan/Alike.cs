namespace SeqGen.Generator.Plan;

/// <summary>Neighboring parts of the same width, which one piece of code goes through.</summary>
internal static class Alike
{
    /// <summary>How many there are each time, and how wide they are.</summary>
    public static IEnumerable<(int Count, int Width)> Of(IReadOnlyList<int> parts)
    {
        for (int i = 0; i < parts.Count;)
        {
            int first = i;
            while (i < parts.Count && parts[i] == parts[first])
                i++;
            yield return (i - first, parts[first]);
        }
    }
}
