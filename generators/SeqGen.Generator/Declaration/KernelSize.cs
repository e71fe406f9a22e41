using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Declaration;

/// <summary>Taps of a convolution as declared: along all directions, and along single ones; 0 where none are set.</summary>
internal sealed record KernelSize(int All)
{
    /// <summary>Taps along each direction when none are set.</summary>
    public const int Usual = 3;

    /// <summary>Along the depth of volumes.</summary>
    public int Depth { get; init; }

    /// <summary>Along the height of frames and volumes.</summary>
    public int Height { get; init; }

    public int Width { get; init; }

    /// <summary>The options and their values, behind the option's name.</summary>
    public IEnumerable<(string Option, int Taps)> Options(string name) => [(name, All), (name + "Depth", Depth), (name + "Height", Height), (name + "Width", Width)];

    /// <summary>The same, and where it sets nothing, what another sets.</summary>
    public KernelSize Or(KernelSize other) => All > 0 ? this
        : new KernelSize(other.All) { Depth = Depth > 0 ? Depth : other.Depth, Height = Height > 0 ? Height : other.Height, Width = Width > 0 ? Width : other.Width };

    /// <summary>Taps along the directions of a frame.</summary>
    public Extent On(FrameShape frame)
    {
        Extent all = frame.Along(All);
        return new Extent(
            frame.Directions > 2 && Depth > 0 ? Depth : all.Depth,
            frame.Directions > 1 && Height > 0 ? Height : all.Height,
            Width > 0 ? Width : all.Width);
    }

    /// <summary>In words: "kernel 3, 1 high".</summary>
    public override string ToString() =>
        $"kernel {All}{(Depth > 0 ? $", {Depth} deep" : "")}{(Height > 0 ? $", {Height} high" : "")}{(Width > 0 ? $", {Width} wide" : "")}";

    public static implicit operator KernelSize(int all) => new(all);
}
