using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>Kernels of convolutions in panels, [panel, tap, channel of the operand, channel of the result], and back to the order of their parameter.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FramePanels
{
    /// <summary>Packs the weights between some parts of the operand and some of the result: for each of the latter those of all of the former.</summary>
    /// <param name="target">First element of the panels; for each two parts there are columns x taps x depth elements.</param>
    /// <param name="weight">First element of the slice of the parameter, [out, in, taps].</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="leading">Elements of the parameter from one output channel to the next.</param>
    /// <param name="transposed">Whether the result's channels are the parameter's input channels and taps stand in the reverse order, as for the operand's gradient.</param>
    /// <param name="sources">Parts of the operand.</param>
    /// <param name="depth">Channels of each.</param>
    /// <param name="targets">Parts of the result.</param>
    /// <param name="channels">Channels of each.</param>
    /// <param name="columns">The same, padded to whole panels with zeros.</param>
    /// <param name="vectors">Vectors side by side in a panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack<V, T>(ref T target, ref T weight, int taps, nint leading, bool transposed, int sources, int depth, int targets, int channels, int columns, int vectors)
        where V : struct, ISimd<V, T>
        where T : unmanaged, INumber<T>
    {
        int panel = vectors * V.Count;
        (nint channelStep, nint depthStep) = transposed ? ((nint)taps, leading) : (leading, (nint)taps);
        for (int pair = 0; pair < targets * sources; pair++)
        {
            ref T own = ref Unsafe.Add(ref weight, (pair / sources * channels * channelStep) + (pair % sources * depth * depthStep));
            for (int column = 0; column < columns; column++)
            {
                ref T to = ref Unsafe.Add(ref target, ((((nint)pair * columns) + (column / panel * panel)) * taps * depth) + (column % panel));
                for (int tap = 0; tap < taps; tap++)
                {
                    ref T from = ref Unsafe.Add(ref own, (column * channelStep) + (transposed ? taps - 1 - tap : tap));
                    for (int k = 0; k < depth; k++)
                        Unsafe.Add(ref to, ((nint)tap * depth * panel) + ((nint)k * panel)) = column < channels ? Unsafe.Add(ref from, k * depthStep) : T.Zero;
                }
            }
        }
    }

    /// <summary>Adds a gradient in panels to that of the parameter.</summary>
    /// <param name="sum">First element of the panels.</param>
    /// <param name="gradient">First element of the slice of the gradient, [out, in, taps].</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="leading">Elements of the gradient from one output channel to the next.</param>
    /// <param name="depth">Input channels.</param>
    /// <param name="channels">Output channels.</param>
    /// <param name="vectors">Vectors side by side in a panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddBack<V, T>(ref T sum, ref T gradient, int taps, nint leading, int depth, int channels, int vectors)
        where V : struct, ISimd<V, T>
        where T : unmanaged, INumber<T>
    {
        int panel = vectors * V.Count;
        for (int channel = 0; channel < channels; channel++)
        {
            ref T from = ref Unsafe.Add(ref sum, (channel / panel * (nint)panel * taps * depth) + (channel % panel));
            for (int tap = 0; tap < taps; tap++)
            {
                ref T to = ref Unsafe.Add(ref gradient, (channel * leading) + tap);
                for (int k = 0; k < depth; k++)
                    Unsafe.Add(ref to, (nint)k * taps) += Unsafe.Add(ref from, ((nint)tap * depth * panel) + ((nint)k * panel));
            }
        }
    }
}
