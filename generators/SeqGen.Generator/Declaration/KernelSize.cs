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

    /// <summary>Taps along the directions of a frame; what is not set is as given.</summary>
    public Extent On(FrameShape frame, Extent otherwise)
    {
        Extent all = All > 0 ? frame.Along(All) : otherwise;
        return new Extent(
            frame.Directions > 2 && Depth > 0 ? Depth : all.Depth,
            frame.Directions > 1 && Height > 0 ? Height : all.Height,
            Width > 0 ? Width : all.Width);
    }

    /// <summary>In words: "kernel 3, 1 high".</summary>
    public string Text(int otherwise) =>
        $"kernel {(All > 0 ? All : otherwise)}{(Depth > 0 ? $", {Depth} deep" : "")}{(Height > 0 ? $", {Height} high" : "")}{(Width > 0 ? $", {Width} wide" : "")}";

    public static implicit operator KernelSize(int all) => new(all);
}
