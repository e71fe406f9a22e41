using System.Globalization;
using System.Text;
using Forecasting.Methods;
using Forecasting.Series;

namespace Forecasting.Plot;

/// <summary>An SVG picture: forecasts over what was observed, and the error of each method by months ahead.</summary>
internal static class ForecastPlot
{
    private const int PageWidth = 1000;
    private const int PageHeight = 760;
    private const string Observed = "#9a9a9a";

    /// <summary>Draws the first method's forecasts, one after the other, and all methods' errors.</summary>
    public static void Write(string path, MonthlySeries series, int firstHeldOut, IReadOnlyList<Method> methods, IReadOnlyList<ForecastErrors> errors)
    {
        int months = errors[0].RmseByMonth.Length;
        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {PageWidth} {PageHeight}\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\">");
        svg.AppendLine("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        DrawForecasts(svg, series, firstHeldOut, months, methods[0]);
        DrawErrors(svg, months, methods, errors);
        svg.AppendLine("</svg>");
        File.WriteAllText(path, svg.ToString());
    }

    private static void DrawForecasts(StringBuilder svg, MonthlySeries series, int firstHeldOut, int months, Method method)
    {
        float[] values = series.Values;
        double Year(int place) => series.First.Year + (series.First.Month - 0.5 + place) / 12.0;

        var axes = new Axes(80, 60, 890, 310, Year(firstHeldOut), Year(values.Length), RoundUp(values.Skip(firstHeldOut).Max(), 50));
        axes.Frame(svg, "Monthly sunspot numbers, held-out years", "year", "sunspot number", stepX: 5, stepY: 50);
        axes.Curve(svg, Enumerable.Range(firstHeldOut, values.Length - firstHeldOut).Select(i => (Year(i), (double)values[i])), Observed, 1.5);
        var next = new float[months];
        for (int start = firstHeldOut; start + months <= values.Length; start += months)
        {
            method.Forecast(values.AsSpan(0, start), next);
            axes.Curve(svg, next.Select((value, ahead) => (Year(start + ahead), Math.Max(0.0, value))), method.Color, 2.5);
        }

        axes.Legend(svg, ("observed", Observed), ($"{method.Name}, {months} months each", method.Color));
    }

    private static void DrawErrors(StringBuilder svg, int months, IReadOnlyList<Method> methods, IReadOnlyList<ForecastErrors> errors)
    {
        var axes = new Axes(80, 480, 890, 220, 1, months, RoundUp(errors.Max(error => error.RmseByMonth.Max()), 10));
        axes.Frame(svg, "Error by months ahead", "months ahead", "RMSE in sunspot numbers", stepX: 1, stepY: 10);
        foreach ((ForecastErrors error, Method method) in errors.Zip(methods))
        {
            axes.Curve(svg, error.RmseByMonth.Select((rmse, ahead) => (ahead + 1.0, rmse)), method.Color, 2.5);
        }

        axes.Legend(svg, [.. methods.Select(method => (method.Name, method.Color))]);
    }

    private static double RoundUp(double value, double step) => Math.Ceiling(value / step) * step;
}
