using ActionRecognition.Clips;
using ActionRecognition.Training;
using Examples;

namespace ActionRecognition.Pictures;

/// <summary>Clips frame by frame, a row for each, with a mark where the object is and one where it is seen.</summary>
internal static class TrackSheet
{
    private const int Scale = 6;
    private const int Gap = 3;
    private const int Side = (Clip.Size * Scale) + Gap;
    private const int Mark = 5;

    private static readonly Color s_paper = new(225, 225, 225);
    private static readonly Color s_true = new(46, 160, 67);
    private static readonly Color s_seen = new(218, 54, 51);

    /// <summary>Draws clips and what a model tells of them.</summary>
    public static Picture Draw(Clip[] clips, Sighting[] sightings)
    {
        var picture = new Picture((Clip.Steps * Side) + Gap, (clips.Length * Side) + Gap, s_paper);
        for (int row = 0; row < clips.Length; row++)
        {
            for (int step = 0; step < Clip.Steps; step++)
            {
                int left = Gap + (step * Side), top = Gap + (row * Side);
                picture.Draw(left, top, Scale, clips[row].Frames.AsSpan(step * Clip.Size * Clip.Size, Clip.Size * Clip.Size), Clip.Size);
                Put(picture, left, top, clips[row].Places[step], s_true);
                Put(picture, left, top, sightings[row].Places[step], s_seen);
            }
        }

        return picture;
    }

    /// <summary>A square whose middle is the place; one at an edge stays within the frame.</summary>
    private static void Put(Picture picture, int left, int top, Point place, Color color)
    {
        int x = Math.Clamp((int)(place.X * Scale) - (Mark / 2), 0, (Clip.Size * Scale) - Mark), y = Math.Clamp((int)(place.Y * Scale) - (Mark / 2), 0, (Clip.Size * Scale) - Mark);
        picture.Fill(left + x, top + y, Mark, Mark, color);
    }
}
