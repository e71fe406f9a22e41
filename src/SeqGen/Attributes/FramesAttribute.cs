namespace SeqGen;

/// <summary>
/// Input of frames: x [batch, steps, height, width, channels], channels last; or one frame per sequence, [batch, height, width, channels], where a
/// <see cref="RepeatAttribute"/> makes steps of it.
/// </summary>
/// <param name="height">Lines of a frame, at least 1.</param>
/// <param name="width">Positions of a line, at least 1.</param>
/// <param name="channels">Numbers at each position, at least 1.</param>
public sealed class FramesAttribute(int height, int width, int channels) : LayerAttribute
{
    /// <summary>Lines of a frame.</summary>
    public int Height { get; } = height;

    /// <summary>Positions of a line.</summary>
    public int Width { get; } = width;

    /// <summary>Numbers at each position.</summary>
    public int Channels { get; } = channels;
}
