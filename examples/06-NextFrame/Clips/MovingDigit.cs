namespace NextFrame.Clips;

/// <summary>A digit that moves evenly and bounces off the edges of a square frame.</summary>
/// <param name="Digit">0 to 9.</param>
/// <param name="X">Where its left edge is at first, in pixels.</param>
/// <param name="Y">Where its upper edge is at first.</param>
/// <param name="Right">Pixels to the right in a step.</param>
/// <param name="Down">Pixels down in a step.</param>
internal sealed record MovingDigit(int Digit, double X, double Y, double Right, double Down)
{
    /// <summary>
    /// A digit, a place and a direction, all equally likely. A step is 3 to 5 pixels in a frame of 64, as in the paper, and in proportion elsewhere.
    /// </summary>
    public static MovingDigit Draw(Random random, int size)
    {
        int digit = random.Next(10);
        double x = random.NextDouble() * (size - (Font.Width * Dot(size))), y = random.NextDouble() * (size - (Font.Height * Dot(size)));
        while (true)
        {
            // Drawn from a square until they lie in a ring: sines would not be the same on every machine.
            double right = (10 * random.NextDouble()) - 5, down = (10 * random.NextDouble()) - 5;
            if ((right * right) + (down * down) is >= 9 and < 25)
            {
                return new MovingDigit(digit, x, y, right * size / 64, down * size / 64);
            }
        }
    }

    /// <summary>Paints the digit white.</summary>
    /// <param name="frame">[size, size].</param>
    /// <param name="size">Pixels of a side.</param>
    /// <param name="step">The step it is painted at.</param>
    public void Paint(Span<float> frame, int size, int step)
    {
        int dot = Dot(size);
        int left = Place(X + (Right * step), size - (Font.Width * dot)), top = Place(Y + (Down * step), size - (Font.Height * dot));
        for (int y = 0; y < Font.Height * dot; y++)
        {
            for (int x = 0; x < Font.Width * dot; x++)
            {
                if (Font.HasDot(Digit, y / dot, x / dot))
                {
                    frame[((top + y) * size) + left + x] = 1;
                }
            }
        }
    }

    /// <summary>Pixels of a dot's side: digits fill as much of every frame.</summary>
    private static int Dot(int size) => size / 16;

    /// <summary>A place between 0 and the room there is, the way there folded at both ends.</summary>
    private static int Place(double way, int room)
    {
        double folded = Math.Abs(way) % (2 * room);
        return (int)Math.Round(folded <= room ? folded : (2 * room) - folded);
    }
}
