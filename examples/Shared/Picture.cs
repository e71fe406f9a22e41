namespace Examples;

/// <summary>An image of red, green and blue bytes.</summary>
internal sealed class Picture
{
    /// <summary>Makes an image of one color.</summary>
    public Picture(int width, int height, Color background)
    {
        (Width, Height) = (width, height);
        Bytes = new byte[width * height * 3];
        Fill(0, 0, width, height, background);
    }

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>Number of rows.</summary>
    public int Height { get; }

    /// <summary>[height, width, 3], from the top left corner.</summary>
    public byte[] Bytes { get; }

    /// <summary>Paints a rectangle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not within the image.</exception>
    public void Fill(int left, int top, int width, int height, Color color)
    {
        if (left < 0 || top < 0 || left + width > Width || top + height > Height)
        {
            throw new ArgumentOutOfRangeException(nameof(left), $"{width} x {height} at ({left}, {top}) is not within an image of {Width} x {Height}.");
        }

        for (int y = top; y < top + height; y++)
        {
            for (int x = left; x < left + width; x++)
            {
                int place = ((y * Width) + x) * 3;
                (Bytes[place], Bytes[place + 1], Bytes[place + 2]) = (color.Red, color.Green, color.Blue);
            }
        }
    }

    /// <summary>Paints a frame of gray values.</summary>
    /// <param name="left">Where its left edge stands.</param>
    /// <param name="top">Where its upper edge stands.</param>
    /// <param name="scale">Side of the square that a value becomes.</param>
    /// <param name="frame">[height, width], 0 for black to 1 for white; what lies outside of that is cut.</param>
    /// <param name="width">Values of a row.</param>
    public void Draw(int left, int top, int scale, ReadOnlySpan<float> frame, int width)
    {
        for (int i = 0; i < frame.Length; i++)
        {
            Fill(left + (i % width * scale), top + (i / width * scale), scale, scale, Color.Gray(frame[i]));
        }
    }
}
