namespace ActionRecognition.Clips;

/// <summary>What happens in a clip.</summary>
/// <param name="Followed">The object to be followed, at a step.</param>
/// <param name="Other">The darker one.</param>
internal sealed record Scene(Func<int, Body> Followed, Func<int, Body> Other)
{
    private const int Size = Clip.Size;
    private const int Last = Clip.Steps - 1;

    /// <summary>How near the middle of an object comes to an edge.</summary>
    private const double Margin = 2;

    /// <summary>Shapes, sizes, brightness, places and speeds drawn for a motion.</summary>
    public static Scene Draw(Random random, Motion motion)
    {
        Body body = DrawBody(random, random.Between(0.7, 0.9)), other = DrawBody(random, random.Between(0.3, 0.45));
        Func<int, Body> standing = _ => other;
        switch (motion)
        {
            case Motion.Translate:
                (Point from, Point to) = Way(random);
                return new Scene(Moving(body, from, to), standing);
            case Motion.Rotate:
                // The tangent of half the angle of a step, which is 15 to 35 degrees to either side.
                double tangent = random.Between(0.13, 0.31) * (random.Next(2) == 0 ? -1 : 1), square = tangent * tangent;
                var turn = new Point((1 - square) / (1 + square), 2 * tangent / (1 + square));
                return new Scene(step => body with { Heading = Turned(body.Heading, turn, step) }, standing);
            case Motion.Grow:
                double most = random.Between(3.5, 5), least = random.Between(1, 1.6);
                return new Scene(step => body with { Radius = least + ((most - least) * step / Last) }, standing);
            case Motion.Bounce:
                return new Scene(Bouncing(random, body), standing);
            default:
                (Point start, Point end) = Way(random);
                return new Scene(Moving(body, start, end), Crossing(random, other, start, end));
        }
    }

    private static Body DrawBody(Random random, double brightness) =>
        new((Shape)random.Next(Enum.GetValues<Shape>().Length), random.Place(Size, Margin + 1), random.Direction(), random.Between(1.8, 3), (float)brightness);

    /// <summary>Two places far enough from one another for a clip.</summary>
    private static (Point From, Point To) Way(Random random)
    {
        while (true)
        {
            Point from = random.Place(Size, Margin), to = random.Place(Size, Margin);
            if ((to - from).Length >= Size / 2)
            {
                return (from, to);
            }
        }
    }

    private static Func<int, Body> Moving(Body body, Point from, Point to) =>
        step => body with { Center = from + ((double)step / Last * (to - from)) };

    /// <summary>From a place towards an edge, which is reached between the third and the last but third frame; other edges may follow.</summary>
    private static Func<int, Body> Bouncing(Random random, Body body)
    {
        while (true)
        {
            Point from = random.Place(Size, Margin), speed = random.Between(0.8, 1.8) * random.Direction();
            double hit = Math.Min(StepsToEdge(from.X, speed.X), StepsToEdge(from.Y, speed.Y));
            if (hit is >= 3 and <= Last - 3)
            {
                return step => body with { Center = new Point(Folded(from.X + (step * speed.X)), Folded(from.Y + (step * speed.Y))) };
            }
        }
    }

    /// <summary>A way that meets that of the other object at the same time, about the middle of the clip, at an angle of 45 degrees or more.</summary>
    private static Func<int, Body> Crossing(Random random, Body other, Point start, Point end)
    {
        Point along = 1 / (end - start).Length * (end - start);
        while (true)
        {
            double when = random.Between(0.35, 0.65);
            Point meeting = start + (when * (end - start)), direction = random.Direction();
            Point from = meeting - (when * Size * direction), to = from + (Size * direction);
            if (Math.Abs((along.X * direction.X) + (along.Y * direction.Y)) < 0.7 && IsNear(from) && IsNear(to))
            {
                return Moving(other, from, to);
            }
        }
    }

    /// <summary>Whether a place is in the frame or so little outside that a part of an object would be seen.</summary>
    private static bool IsNear(Point place) => place.X is > -3 and < Size + 3 && place.Y is > -3 and < Size + 3;

    private static double StepsToEdge(double place, double speed) => speed switch
    {
        > 0 => (Size - Margin - place) / speed,
        < 0 => (Margin - place) / speed,
        _ => double.PositiveInfinity,
    };

    /// <summary>A way within the margins, folded where it would leave them.</summary>
    private static double Folded(double way)
    {
        const double Room = Size - (2 * Margin);
        double folded = Math.Abs(way - Margin) % (2 * Room);
        return Margin + (folded <= Room ? folded : (2 * Room) - folded);
    }

    private static Point Turned(Point heading, Point turn, int times)
    {
        for (int i = 0; i < times; i++)
        {
            heading = heading.Turned(turn);
        }

        return heading;
    }
}
