namespace NextFrame.Clips;

/// <summary>Two digits that move through a square frame, one across the other.</summary>
/// <param name="Size">Pixels of a side.</param>
/// <param name="First">One digit.</param>
/// <param name="Second">The other.</param>
internal sealed record Clip(int Size, MovingDigit First, MovingDigit Second)
{
    /// <summary>Frames that a model sees.</summary>
    public const int Past = 10;

    /// <summary>Frames that it forecasts.</summary>
    public const int Future = 10;

    /// <summary>Clips drawn one after the other.</summary>
    public static Clip[] Draw(Random random, int size, int count)
    {
        var clips = new Clip[count];
        for (int i = 0; i < count; i++)
        {
            clips[i] = new Clip(size, MovingDigit.Draw(random, size), MovingDigit.Draw(random, size));
        }

        return clips;
    }

    /// <summary>The frames that a model sees, [steps, height, width], 0 for black and 1 for white.</summary>
    public float[] RenderPast() => Render(0, Past);

    /// <summary>The frames that follow.</summary>
    public float[] RenderFuture() => Render(Past, Future);

    private float[] Render(int first, int count)
    {
        var frames = new float[count * Size * Size];
        for (int i = 0; i < count; i++)
        {
            Span<float> frame = frames.AsSpan(i * Size * Size, Size * Size);
            First.Paint(frame, Size, first + i);
            Second.Paint(frame, Size, first + i);
        }

        return frames;
    }
}
