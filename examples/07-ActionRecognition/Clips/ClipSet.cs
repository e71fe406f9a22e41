using SeqGen.Data;

namespace ActionRecognition.Clips;

/// <summary>Clips as sequences.</summary>
internal static class ClipSet
{
    /// <summary>Frames in; out of them the motion of a clip, and the place in each frame.</summary>
    public static SequenceData ToData(Clip[] clips) => SequenceData.FromArrays(
        [SequenceColumn.Steps(Frames(clips), Clip.Size * Clip.Size)],
        [SequenceColumn.Rows(Kinds(clips)), SequenceColumn.Steps(Places(clips), 2)],
        Clip.Steps);

    /// <summary>[clips, steps, height, width].</summary>
    public static float[] Frames(Clip[] clips) => [.. clips.SelectMany(clip => clip.Frames)];

    /// <summary>What a model writes for a place: -1 to 1 in both directions.</summary>
    public static float[] Places(Clip[] clips) => [.. clips.SelectMany(clip => clip.Places).SelectMany(ToNumbers)];

    /// <summary>The place that a model has written.</summary>
    public static Point ToPlace(ReadOnlySpan<float> numbers) => new((numbers[0] + 1) * Clip.Size / 2, (numbers[1] + 1) * Clip.Size / 2);

    private static float[] ToNumbers(Point place) => [(float)(2 * place.X / Clip.Size) - 1, (float)(2 * place.Y / Clip.Size) - 1];

    private static int[] Kinds(Clip[] clips) => [.. clips.Select(clip => (int)clip.Motion)];
}
