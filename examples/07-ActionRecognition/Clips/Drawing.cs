namespace ActionRecognition.Clips;

/// <summary>What is drawn from chance.</summary>
internal static class Drawing
{
    /// <summary>A number between two others.</summary>
    public static double Between(this Random random, double least, double most) => least + ((most - least) * random.NextDouble());

    /// <summary>A place at least so far from every edge of a square frame.</summary>
    public static Point Place(this Random random, int size, double margin) =>
        new(random.Between(margin, size - margin), random.Between(margin, size - margin));

    /// <summary>A direction of length 1. It is drawn from a disk: sines would not be the same on every machine.</summary>
    public static Point Direction(this Random random)
    {
        while (true)
        {
            var point = new Point(random.Between(-1, 1), random.Between(-1, 1));
            if (point.Length is > 0.1 and <= 1)
            {
                return 1 / point.Length * point;
            }
        }
    }
}
