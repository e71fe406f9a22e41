using Examples;
using NextFrame.Clips;

namespace NextFrame.Pictures;

/// <summary>Clips as they run: in the first column what happens, in each of the others how a model goes on after the frames it has seen.</summary>
internal static class Animation
{
    private const int Border = 4;
    private const int Gap = 8;
    private const int Enlargement = 2;

    /// <summary>The picture of each step, a row for each clip.</summary>
    public static Picture[] Draw(IReadOnlyList<Clip> clips, IReadOnlyList<Func<Clip, float[]>> forecasts)
    {
        float[][][] columns =
        [
            [.. clips.Select(Whole)],
            .. forecasts.Select(forecast => clips.Select(clip => (float[])[.. clip.RenderPast(), .. forecast(clip)]).ToArray()),
        ];
        return [.. Enumerable.Range(0, Clip.Past + Clip.Future).Select(step => DrawStep(columns, clips[0].Size, step))];
    }

    private static float[] Whole(Clip clip) => [.. clip.RenderPast(), .. clip.RenderFuture()];

    /// <summary>One step of columns of rows of frames.</summary>
    private static Picture DrawStep(float[][][] columns, int size, int step)
    {
        int scale = Strip.Scale(size) * Enlargement, inner = size * scale, side = inner + (2 * Border) + Gap;
        var picture = new Picture((columns.Length * side) + Gap, (columns[0].Length * side) + Gap, Palette.Paper);
        for (int column = 0; column < columns.Length; column++)
        {
            for (int row = 0; row < columns[column].Length; row++)
            {
                int left = (column * side) + Gap, top = (row * side) + Gap;
                Color border = column > 0 && step >= Clip.Past ? Palette.Forecast : Palette.Seen;
                picture.Fill(left, top, inner + (2 * Border), inner + (2 * Border), border);
                picture.Draw(left + Border, top + Border, scale, columns[column][row].AsSpan(step * size * size, size * size), size);
            }
        }

        return picture;
    }
}
