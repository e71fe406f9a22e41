using System.Globalization;

namespace SeqGen;

/// <summary>Sizes behind batch and steps as a shape lists them.</summary>
internal static class FrameText
{
    /// <param name="width">All numbers.</param>
    /// <param name="sizes">Sizes of a frame; none for a vector.</param>
    public static string Of(int width, IReadOnlyList<int> sizes) =>
        sizes.Count == 0 ? width.ToString(CultureInfo.InvariantCulture) : string.Join(", ", sizes.Select(s => s.ToString(CultureInfo.InvariantCulture)));
}
