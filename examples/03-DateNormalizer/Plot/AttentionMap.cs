using System.Globalization;
using System.Security;
using System.Text;

namespace DateNormalization.Plot;

/// <summary>An SVG picture of where the decoder looks: a row for each character written, a column for each one read.</summary>
internal static class AttentionMap
{
    private const int Cell = 20;
    private const int Left = 40;
    private const int Gap = 60;
    private const string Shade = "#1f5fbf";

    /// <summary>Draws maps below one another.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maps">Text read, text written, weights [written, read].</param>
    public static void Write(string path, IReadOnlyList<(string Read, string Written, float[] Weights)> maps)
    {
        int width = Left + (maps.Max(map => map.Read.Length) * Cell) + Cell, height = maps.Sum(map => (map.Written.Length * Cell) + Gap);
        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"Menlo, Consolas, monospace\" font-size=\"14\">");
        svg.AppendLine("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        int top = 40;
        foreach ((string read, string written, float[] weights) in maps)
        {
            Draw(svg, top, read, written, weights);
            top += (written.Length * Cell) + Gap;
        }

        svg.AppendLine("</svg>");
        File.WriteAllText(path, svg.ToString());
    }

    private static void Draw(StringBuilder svg, int top, string read, string written, float[] weights)
    {
        for (int column = 0; column < read.Length; column++)
        {
            Label(svg, Left + (column * Cell) + (Cell / 2), top - 8, read[column]);
        }

        for (int row = 0; row < written.Length; row++)
        {
            Label(svg, Left - 14, top + (row * Cell) + 15, written[row]);
            for (int column = 0; column < read.Length; column++)
            {
                float weight = weights[(row * read.Length) + column];
                svg.AppendLine(CultureInfo.InvariantCulture, $"<rect x=\"{Left + (column * Cell)}\" y=\"{top + (row * Cell)}\" width=\"{Cell - 1}\" height=\"{Cell - 1}\" fill=\"{Shade}\" fill-opacity=\"{weight:F3}\" stroke=\"#dddddd\" stroke-width=\"0.5\"/>");
            }
        }
    }

    private static void Label(StringBuilder svg, int x, int y, char text) =>
        svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" fill=\"#222222\">{SecurityElement.Escape(text.ToString())}</text>");
}
