namespace SeqGen.Generator.Graph;

/// <summary>
/// Geometry of a convolution: output position p meets input positions p * stride + tap * dilation - padding, those of them that lie inside.
/// Channels of a position stand next to each other, positions in the order depth, height, width.
/// </summary>
/// <param name="In">Positions of the operand.</param>
/// <param name="Out">Positions of the result.</param>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">Input positions from output position to output position.</param>
/// <param name="Dilation">Input positions from tap to tap.</param>
/// <param name="Padding">How far the first tap of the first position lies outside.</param>
internal sealed record ConvForm(Extent In, Extent Out, Extent Kernel, Extent Stride, Extent Dilation, Extent Padding)
{
    /// <summary>Taps of one input channel for one output channel.</summary>
    public int Taps => Kernel.Count;

    /// <summary>A frame of the same size out of taps around each position; the kernel's sizes are odd.</summary>
    public static ConvForm Same(Extent frame, Extent kernel) => Of(frame, kernel, Extent.All(1), Extent.All(1), same: true);

    /// <param name="frame">Positions of the operand.</param>
    /// <param name="kernel">Taps.</param>
    /// <param name="stride">Positions between results.</param>
    /// <param name="dilation">Positions between taps.</param>
    /// <param name="same">Whether the frame is surrounded by zeros, so that a result stands at every stride-th position; else taps stay inside.</param>
    public static ConvForm Of(Extent frame, Extent kernel, Extent stride, Extent dilation, bool same)
    {
        Extent reach = kernel.With(dilation, (k, d) => (k - 1) * d);
        Extent padding = reach.With(reach, (r, _) => same ? r / 2 : 0);
        Extent room = frame.With(padding, (n, p) => n + (2 * p)).With(reach, (n, r) => n - r - 1);
        return new ConvForm(frame, room.With(stride, (n, s) => (n / s) + 1), kernel, stride, dilation, padding);
    }

    /// <summary>Pairs of output position and tap whose input position lies inside the frame: multiply-adds for one channel in and one out.</summary>
    public long Inside
    {
        get
        {
            long all = 1;
            for (int i = 0; i < 3; i++)
            {
                long pairs = 0;
                for (int p = 0; p < Out.Sizes[i]; p++)
                    for (int tap = 0; tap < Kernel.Sizes[i]; tap++)
                        pairs += Source(i, p, tap) is var from && from >= 0 && from < In.Sizes[i] ? 1 : 0;
                all *= pairs;
            }

            return all;
        }
    }

    /// <summary>The input position along a direction that a tap of an output position meets; it may lie outside.</summary>
    public int Source(int direction, int position, int tap) =>
        (position * Stride.Sizes[direction]) + (tap * Dilation.Sizes[direction]) - Padding.Sizes[direction];
}
