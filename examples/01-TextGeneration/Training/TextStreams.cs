namespace TextGeneration.Training;

/// <summary>A text cut into parallel streams, and these into windows: window k + 1 of a stream goes on where window k ends.</summary>
internal sealed class TextStreams(int[] text, int streams, int steps)
{
    private readonly int _stride = (text.Length - 1) / streams;

    /// <summary>Windows of each stream; what is left at a stream's end is not read.</summary>
    public int Windows => _stride / steps;

    /// <summary>Fills signs and the sign after each, both [streams, steps].</summary>
    public void Fill(int window, Span<int> signs, Span<int> next)
    {
        for (int stream = 0; stream < streams; stream++)
        {
            int start = stream * _stride + window * steps;
            text.AsSpan(start, steps).CopyTo(signs[(stream * steps)..]);
            text.AsSpan(start + 1, steps).CopyTo(next[(stream * steps)..]);
        }
    }
}
