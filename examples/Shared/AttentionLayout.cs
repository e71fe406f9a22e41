namespace Examples;

/// <summary>Sizes of an attention map in pixels.</summary>
/// <param name="Cell">Side of the square of a weight.</param>
/// <param name="FontSize">Size of the labels.</param>
/// <param name="Left">Room for the labels of rows.</param>
/// <param name="Right">Room behind the last column.</param>
/// <param name="Above">Room for the labels of columns above the first map.</param>
/// <param name="Between">Room between two maps, the labels of the lower one's columns included.</param>
/// <param name="Below">Room below the last map.</param>
/// <param name="Slanted">Whether labels may be long: those of columns rise to the right, those of rows end at the first column.</param>
internal sealed record AttentionLayout(int Cell, int FontSize, int Left, int Right, int Above, int Between, int Below, bool Slanted)
{
    /// <summary>For labels of one character each.</summary>
    public static readonly AttentionLayout Characters = new(Cell: 20, FontSize: 14, Left: 40, Right: 20, Above: 40, Between: 60, Below: 20, Slanted: false);

    /// <summary>For labels of several characters.</summary>
    public static readonly AttentionLayout Pieces = new(Cell: 22, FontSize: 13, Left: 130, Right: 130, Above: 130, Between: 130, Below: 22, Slanted: true);
}
