namespace Examples;

/// <summary>A color on a screen.</summary>
internal readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary>From 0 for black to 1 for white; what lies outside of that is cut.</summary>
    public static Color Gray(float value)
    {
        byte level = (byte)MathF.Round(Math.Clamp(value, 0, 1) * 255);
        return new Color(level, level, level);
    }
}
