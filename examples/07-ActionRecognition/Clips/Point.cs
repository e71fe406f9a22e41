namespace ActionRecognition.Clips;

/// <summary>A place in a frame, or the way from one to another, in pixels from the top left corner.</summary>
internal readonly record struct Point(double X, double Y)
{
    /// <summary>How far it is from the corner, or how long the way is.</summary>
    public double Length => Math.Sqrt((X * X) + (Y * Y));

    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);

    public static Point operator *(double factor, Point a) => new(factor * a.X, factor * a.Y);

    /// <summary>The point turned around the corner by the angle of another one of length 1.</summary>
    public Point Turned(Point by) => new((X * by.X) - (Y * by.Y), (X * by.Y) + (Y * by.X));
}
