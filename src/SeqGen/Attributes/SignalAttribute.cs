namespace SeqGen;

/// <summary>Input of frames in one direction, such as pieces of audio or rows of sensors: x [batch, steps, length, channels], channels last.</summary>
/// <param name="length">Positions of a frame, at least 1.</param>
/// <param name="channels">Numbers at each position, at least 1.</param>
public sealed class SignalAttribute(int length, int channels) : LayerAttribute
{
    /// <summary>Positions of a frame.</summary>
    public int Length { get; } = length;

    /// <summary>Numbers at each position.</summary>
    public int Channels { get; } = channels;
}
