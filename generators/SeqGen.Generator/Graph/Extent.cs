using System.Globalization;

namespace SeqGen.Generator.Graph;

/// <summary>Positions of a frame along its three directions; 1 along those that it does not have.</summary>
internal sealed record Extent(int Depth, int Height, int Width)
{
    /// <summary>The same number along every direction.</summary>
    public static Extent All(int number) => new(number, number, number);

    /// <summary>Positions of all directions together.</summary>
    public int Count => Depth * Height * Width;

    /// <summary>Depth, height and width.</summary>
    public int[] Sizes => [Depth, Height, Width];

    /// <summary>Sizes of the last directions, outermost first.</summary>
    public int[] Last(int directions) => [.. Sizes.Skip(3 - directions)];

    /// <summary>One size from each direction's two.</summary>
    public Extent With(Extent other, Func<int, int, int> size) => new(size(Depth, other.Depth), size(Height, other.Height), size(Width, other.Width));

    /// <summary><c>16x16</c>; a depth only where there is one.</summary>
    public override string ToString() => string.Join("x", (Depth == 1 ? Last(2) : Sizes).Select(s => s.ToString(CultureInfo.InvariantCulture)));
}
