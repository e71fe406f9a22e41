namespace ActionRecognition.Clips;

/// <summary>An object in one frame.</summary>
/// <param name="Shape">Its outline.</param>
/// <param name="Center">Where its middle is.</param>
/// <param name="Heading">Where it points to, of length 1.</param>
/// <param name="Radius">Pixels from its middle to its end.</param>
/// <param name="Brightness">0 to 1.</param>
internal sealed record Body(Shape Shape, Point Center, Point Heading, double Radius, float Brightness)
{
    private const int Samples = 4;

    /// <summary>Nothing of a shape of radius 1 is farther than this from its middle.</summary>
    private const double Reach = 1.06;

    /// <summary>Paints the object over what is darker; a pixel that it covers in part gets a part of its brightness.</summary>
    /// <param name="frame">[size, size].</param>
    /// <param name="size">Pixels of a side.</param>
    public void Paint(Span<float> frame, int size)
    {
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                if ((new Point(x + 0.5, y + 0.5) - Center).Length < (Reach * Radius) + 1)
                {
                    ref float pixel = ref frame[(y * size) + x];
                    pixel = Math.Max(pixel, Brightness * Cover(x, y));
                }
            }
        }
    }

    /// <summary>The share of a pixel that lies within the object.</summary>
    private float Cover(int x, int y)
    {
        int inside = 0;
        for (int i = 0; i < Samples * Samples; i++)
        {
            var sample = new Point(x + ((i % Samples) + 0.5) / Samples, y + ((i / Samples) + 0.5) / Samples);
            Point place = (1 / Radius * (sample - Center)).Turned(Heading with { Y = -Heading.Y });
            inside += Contains(place) ? 1 : 0;
        }

        return (float)inside / (Samples * Samples);
    }

    /// <summary>Whether a place is in the object, were it of radius 1 and its heading to the right.</summary>
    private bool Contains(Point place) => Shape switch
    {
        Shape.Bar => Math.Abs(place.X) <= 1 && Math.Abs(place.Y) <= 1.0 / 3,
        Shape.Arrow => place.X is >= -0.6 and <= 1 && Math.Abs(place.Y) <= (1 - place.X) / 3,
        _ => place.X is >= -0.7 and <= 0.7 && place.Y is >= -0.7 and <= 0.7 && (place.X <= -0.2 || place.Y >= 0.2),
    };
}
