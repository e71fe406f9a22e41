using System.Globalization;
using System.Security;
using System.Text;

namespace Examples;

/// <summary>An SVG picture of where the decoder looks: a row for each piece written, a column for each one read.</summary>
internal static class AttentionMap
{
    private const string Shade = "#1f5fbf";

    /// <summary>Draws maps below one another.</summary>
    public static void Write(string path, AttentionLayout layout, IReadOnlyList<AttentionMatrix> maps)
    {
        int width = layout.Left + (maps.Max(map => map.Read.Length) * layout.Cell) + layout.Right;
        int height = layout.Above + maps.Sum(map => map.Written.Length * layout.Cell) + ((maps.Count - 1) * layout.Between) + layout.Below;
        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"Menlo, Consolas, monospace\" font-size=\"{layout.FontSize}\">");
        svg.AppendLine("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        int top = layout.Above;
        foreach (AttentionMatrix map in maps)
        {
            Draw(svg, layout, top, map);
            top += (map.Written.Length * layout.Cell) + layout.Between;
        }

        svg.AppendLine("</svg>");
        File.WriteAllText(path, svg.ToString());
    }

    private static void Draw(StringBuilder svg, AttentionLayout layout, int top, AttentionMatrix map)
    {
        (int cell, int left) = (layout.Cell, layout.Left);
        for (int column = 0; column < map.Read.Length; column++)
        {
            int x = left + (column * cell);
            Label(svg, map.Read[column], layout.Slanted
                ? $"transform=\"translate({x + 15} {top - 6}) rotate(-60)\""
                : $"x=\"{x + (cell / 2)}\" y=\"{top - 8}\" text-anchor=\"middle\"");
        }

        for (int row = 0; row < map.Written.Length; row++)
        {
            int y = top + (row * cell);
            Label(svg, map.Written[row], layout.Slanted
                ? $"x=\"{left - 8}\" y=\"{y + 15}\" text-anchor=\"end\""
                : $"x=\"{left - 14}\" y=\"{y + 15}\" text-anchor=\"middle\"");
            for (int column = 0; column < map.Read.Length; column++)
            {
                float weight = map.Weights[(row * map.Read.Length) + column];
                svg.AppendLine(CultureInfo.InvariantCulture, $"<rect x=\"{left + (column * cell)}\" y=\"{y}\" width=\"{cell - 1}\" height=\"{cell - 1}\" fill=\"{Shade}\" fill-opacity=\"{weight:F3}\" stroke=\"#dddddd\" stroke-width=\"0.5\"/>");
            }
        }
    }

    private static void Label(StringBuilder svg, string text, string place) =>
        svg.AppendLine(CultureInfo.InvariantCulture, $"<text {place} fill=\"#222222\">{SecurityElement.Escape(text)}</text>");
}
