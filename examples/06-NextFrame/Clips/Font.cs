namespace NextFrame.Clips;

/// <summary>Ten digits of five by seven dots.</summary>
internal static class Font
{
    /// <summary>Dots of a row.</summary>
    public const int Width = 5;

    /// <summary>Rows of dots.</summary>
    public const int Height = 7;

    private static readonly string[] s_rows =
    [
        ".###. ..#.. .###. ####. #..#. ##### .###. ##### .###. .###.",
        "#...# .##.. #...# ....# #..#. #.... #.... ....# #...# #...#",
        "#...# ..#.. ....# ....# #..#. #.... #.... ...#. #...# #...#",
        "#...# ..#.. ..##. .###. ##### ####. ####. ..#.. .###. .####",
        "#...# ..#.. .#... ....# ...#. ....# #...# ..#.. #...# ....#",
        "#...# ..#.. #.... ....# ...#. ....# #...# ..#.. #...# ....#",
        ".###. .###. ##### ####. ...#. ####. .###. ..#.. .###. .###.",
    ];

    /// <summary>Whether a digit has a dot at a place.</summary>
    public static bool HasDot(int digit, int row, int column) => s_rows[row][(digit * (Width + 1)) + column] == '#';
}
