using Examples;

namespace NextFrame.Pictures;

/// <summary>What is not a frame.</summary>
internal static class Palette
{
    /// <summary>Between frames.</summary>
    public static readonly Color Paper = new(225, 225, 225);

    /// <summary>Around a frame that a model has seen.</summary>
    public static readonly Color Seen = new(150, 150, 150);

    /// <summary>Around a forecast.</summary>
    public static readonly Color Forecast = new(31, 95, 191);
}
