namespace SeqGen.Generator.Graph;

/// <summary>What a value over frames looks like: channels of a position next to each other, positions in the order depth, height, width.</summary>
/// <param name="Extent">Positions.</param>
/// <param name="Channels">Numbers at each position.</param>
/// <param name="Directions">1 for signals, 2 for frames, 3 for volumes.</param>
internal sealed record FrameShape(Extent Extent, int Channels, int Directions)
{
    /// <summary>Numbers of a frame.</summary>
    public long Width => (long)Extent.Depth * Extent.Height * Extent.Width * Channels;

    /// <summary>The same number along every direction that there is.</summary>
    public Extent Along(int number) => new(Directions > 2 ? number : 1, Directions > 1 ? number : 1, number);

    /// <summary>Positions along each direction and channels, as an array has them.</summary>
    public int[] Sizes => [.. Extent.Last(Directions), Channels];

    /// <summary>What each of them is.</summary>
    public string Names => Directions switch { 1 => "length, channels", 2 => "height, width, channels", _ => "depth, height, width, channels" };

    public override string ToString() => string.Join("x", Extent.Last(Directions)) + "x" + Channels;
}
