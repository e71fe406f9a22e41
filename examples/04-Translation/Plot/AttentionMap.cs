using System.Globalization;
using System.Security;
using System.Text;
using MessageTranslation.Training;

namespace MessageTranslation.Plot;

/// <summary>An SVG picture of where the decoder looks: a row for each piece written, a column for each one read.</summary>
internal static class AttentionMap
{
    private const int Cell = 22;
    private const int Left = 130;
    private const int Top = 130;
    private const string Shade = "#1f5fbf";

    /// <summary>Draws maps below one another.</summary>
    public static void Write(string path, IReadOnlyList<AttentionMatrix> maps)
    {
        int width = Left + (maps.Max(map => map.Read.Length) * Cell) + Top, height = maps.Sum(Height) + Cell;
        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"Menlo, Consolas, monospace\" font-size=\"13\">");
        svg.AppendLine("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        int top = 0;
        foreach (AttentionMatrix map in maps)
        {
            Draw(svg, top + Top, map);
            top += Height(map);
        }

        svg.AppendLine("</svg>");
        File.WriteAllText(path, svg.ToString());
    }

    private static int Height(AttentionMatrix map) => Top + (map.Written.Length * Cell);

    private static void Draw(StringBuilder svg, int top, AttentionMatrix map)
    {
        for (int column = 0; column < map.Read.Length; column++)
        {
            int x = Left + (column * Cell) + 15, y = top - 6;
            Label(svg, $"transform=\"translate({x} {y}) rotate(-60)\"", map.Read[column]);
        }

        for (int row = 0; row < map.Written.Length; row++)
        {
            Label(svg, $"x=\"{Left - 8}\" y=\"{top + (row * Cell) + 15}\" text-anchor=\"end\"", map.Written[row]);
            for (int column = 0; column < map.Read.Length; column++)
            {
                float weight = map.Weights[(row * map.Read.Length) + column];
                svg.AppendLine(CultureInfo.InvariantCulture, $"<rect x=\"{Left + (column * Cell)}\" y=\"{top + (row * Cell)}\" width=\"{Cell - 1}\" height=\"{Cell - 1}\" fill=\"{Shade}\" fill-opacity=\"{weight:F3}\" stroke=\"#dddddd\" stroke-width=\"0.5\"/>");
            }
        }
    }

    private static void Label(StringBuilder svg, string place, string text) =>
        svg.AppendLine(CultureInfo.InvariantCulture, $"<text {place} fill=\"#222222\">{SecurityElement.Escape(text.Trim())}</text>");
}
