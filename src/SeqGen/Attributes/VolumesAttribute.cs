namespace SeqGen;

/// <summary>Input of frames in three directions: x [batch, steps, depth, height, width, channels], channels last.</summary>
/// <param name="depth">Planes of a volume, at least 1.</param>
/// <param name="height">Lines of a plane, at least 1.</param>
/// <param name="width">Positions of a line, at least 1.</param>
/// <param name="channels">Numbers at each position, at least 1.</param>
public sealed class VolumesAttribute(int depth, int height, int width, int channels) : LayerAttribute
{
    /// <summary>Planes of a volume.</summary>
    public int Depth { get; } = depth;

    /// <summary>Lines of a plane.</summary>
    public int Height { get; } = height;

    /// <summary>Positions of a line.</summary>
    public int Width { get; } = width;

    /// <summary>Numbers at each position.</summary>
    public int Channels { get; } = channels;
}
