namespace ActionRecognition.Clips;

/// <summary>A clip and what is to be told of it.</summary>
/// <param name="Motion">What the object does.</param>
/// <param name="Frames">[steps, height, width], 0 for black to 1 for white.</param>
/// <param name="Places">Where the middle of the object is in each frame.</param>
internal sealed record Clip(Motion Motion, float[] Frames, Point[] Places)
{
    /// <summary>Frames of a clip.</summary>
    public const int Steps = 12;

    /// <summary>Pixels of a frame's side.</summary>
    public const int Size = 16;

    /// <summary>The most that chance adds to a pixel.</summary>
    private const float Noise = 0.1f;

    /// <summary>Clips of all motions, equally likely, drawn one after the other.</summary>
    public static Clip[] Draw(Random random, int count)
    {
        var clips = new Clip[count];
        for (int i = 0; i < count; i++)
        {
            clips[i] = Draw(random, (Motion)random.Next(Enum.GetValues<Motion>().Length));
        }

        return clips;
    }

    /// <summary>A clip of a motion. Every clip has a second, darker object, which moves only where it crosses the way of the first one.</summary>
    public static Clip Draw(Random random, Motion motion)
    {
        Scene scene = Scene.Draw(random, motion);
        var frames = new float[Steps * Size * Size];
        var places = new Point[Steps];
        for (int step = 0; step < Steps; step++)
        {
            Span<float> frame = frames.AsSpan(step * Size * Size, Size * Size);
            Body followed = scene.Followed(step);
            followed.Paint(frame, Size);
            scene.Other(step).Paint(frame, Size);
            places[step] = followed.Center;
            foreach (ref float pixel in frame)
            {
                pixel = Math.Min(1, pixel + (Noise * random.NextSingle()));
            }
        }

        return new Clip(motion, frames, places);
    }
}
