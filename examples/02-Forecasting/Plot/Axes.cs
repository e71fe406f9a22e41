using System.Globalization;
using System.Text;

namespace Forecasting.Plot;

/// <summary>One panel of an SVG picture: a rectangle on the page that shows a range of x and of y from zero up.</summary>
internal sealed record Axes(double Left, double Top, double Width, double Height, double FirstX, double LastX, double LastY)
{
    private const string Ink = "#222222";

    public double Bottom => Top + Height;

    public double X(double x) => Left + (x - FirstX) / (LastX - FirstX) * Width;

    public double Y(double y) => Bottom - y / LastY * Height;

    /// <summary>Title, names of the axes, a light line and a label at each multiple of the steps.</summary>
    public void Frame(StringBuilder svg, string title, string nameX, string nameY, double stepX, double stepY)
    {
        for (double y = 0; y <= LastY; y += stepY)
        {
            Line(svg, Left, Y(y), Left + Width, Y(y), y == 0 ? Ink : "#dddddd");
            Label(svg, Left - 8, Y(y) + 4, $"{y}", "end");
        }

        for (double x = Math.Ceiling(FirstX / stepX) * stepX; x <= LastX; x += stepX)
        {
            Line(svg, X(x), Bottom, X(x), Bottom + 5, Ink);
            Label(svg, X(x), Bottom + 20, $"{x}", "middle");
        }

        Label(svg, Left, Top - 14, title, "start", "font-weight=\"bold\" font-size=\"15\"");
        Label(svg, Left + Width / 2, Bottom + 40, nameX, "middle");
        Label(svg, 0, 0, nameY, "middle", string.Create(CultureInfo.InvariantCulture, $"transform=\"translate({Left - 44:F1} {Top + Height / 2:F1}) rotate(-90)\""));
    }

    /// <summary>A line through points of the axes.</summary>
    public void Curve(StringBuilder svg, IEnumerable<(double X, double Y)> points, string color, double width)
    {
        string places = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.X):F1},{Y(point.Y):F1}")));
        svg.AppendLine(CultureInfo.InvariantCulture, $"<polyline points=\"{places}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>");
    }

    /// <summary>Names of curves with a piece of each, from left to right above the panel's right end.</summary>
    public void Legend(StringBuilder svg, params IReadOnlyList<(string Name, string Color)> curves)
    {
        double left = Left + Width - curves.Sum(LegendWidth);
        foreach ((string Name, string Color) curve in curves)
        {
            Line(svg, left, Top - 18, left + 22, Top - 18, curve.Color, 3);
            Label(svg, left + 28, Top - 14, curve.Name, "start");
            left += LegendWidth(curve);
        }
    }

    private static double LegendWidth((string Name, string Color) curve) => 50 + 6.6 * curve.Name.Length;

    private static void Line(StringBuilder svg, double x1, double y1, double x2, double y2, string color, double width = 1) =>
        svg.AppendLine(CultureInfo.InvariantCulture, $"<line x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\" stroke=\"{color}\" stroke-width=\"{width}\"/>");

    private static void Label(StringBuilder svg, double x, double y, string text, string anchor, string more = "") =>
        svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" fill=\"{Ink}\" {more}>{text}</text>");
}
