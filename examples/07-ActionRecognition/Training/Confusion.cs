using ActionRecognition.Clips;

namespace ActionRecognition.Training;

/// <summary>Prints which motions were taken for which, and how well the object was followed in each.</summary>
internal static class Confusion
{
    /// <summary>A row for each motion.</summary>
    public static void Print(Clip[] clips, Sighting[] sightings)
    {
        Motion[] motions = Enum.GetValues<Motion>();
        Console.WriteLine($"{"",-12}{string.Concat(motions.Select(motion => $"{motion,11}"))}{"pixels off",13}");
        foreach (Motion motion in motions)
        {
            (Clip Clip, Sighting Seen)[] rows = [.. clips.Zip(sightings).Where(row => row.First.Motion == motion)];
            string counts = string.Concat(motions.Select(other => $"{rows.Count(row => row.Seen.Motion == other),11}"));
            Console.WriteLine($"{motion,-12}{counts}{(rows.Length == 0 ? 0 : rows.Average(row => row.Seen.Error(row.Clip))),13:F2}");
        }
    }
}
