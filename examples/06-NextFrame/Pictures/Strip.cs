using Examples;
using NextFrame.Clips;

namespace NextFrame.Pictures;

/// <summary>Frames side by side: a clip's twenty, and below the last ten of them how they were forecast.</summary>
internal static class Strip
{
    private const int Gap = 2;
    private const int BetweenClips = 10;

    /// <summary>Draws clips below one another.</summary>
    public static Picture Draw(IReadOnlyList<Clip> clips, Func<Clip, float[]> forecast)
    {
        int size = clips[0].Size, scale = Scale(size), side = (size * scale) + Gap;
        var picture = new Picture(((Clip.Past + Clip.Future) * side) + Gap, (clips.Count * ((2 * side) + BetweenClips)) - BetweenClips + Gap, Palette.Paper);
        int top = Gap;
        foreach (Clip clip in clips)
        {
            DrawRow(picture, Gap, top, clip.RenderPast(), size);
            DrawRow(picture, Gap + (Clip.Past * side), top, clip.RenderFuture(), size);
            DrawRow(picture, Gap + (Clip.Past * side), top + side, forecast(clip), size);
            top += (2 * side) + BetweenClips;
        }

        return picture;
    }

    /// <summary>Frames of either size are drawn as large.</summary>
    public static int Scale(int size) => 64 / size;

    private static void DrawRow(Picture picture, int left, int top, float[] frames, int size)
    {
        int scale = Scale(size);
        foreach (float[] frame in frames.Chunk(size * size))
        {
            picture.Draw(left, top, scale, frame, size);
            left += (size * scale) + Gap;
        }
    }
}
