using Examples;
using NextFrame.Clips;
using NextFrame.Training;

namespace NextFrame.Pictures;

/// <summary>Pictures of forecasts in a folder.</summary>
internal static class Gallery
{
    private const int Milliseconds = 300;

    /// <summary>Writes a strip for each model and an animation with all of them.</summary>
    public static void Write(string folder, Clip[] clips, Contender[] contenders, Outcome[] outcomes)
    {
        Directory.CreateDirectory(folder);
        foreach ((Contender contender, Outcome outcome) in contenders.Zip(outcomes))
        {
            Png.Write(Path.Combine(folder, $"{contender.Key}.png"), Strip.Draw(clips, outcome.Forecast));
        }

        Png.WriteAnimation(Path.Combine(folder, "animation.png"), Animation.Draw(clips, [.. outcomes.Select(outcome => outcome.Forecast)]), Milliseconds);
        Console.WriteLine($"pictures: {string.Join(", ", contenders.Select(contender => $"{contender.Key}.png"))} and animation.png in {folder}");
    }
}
