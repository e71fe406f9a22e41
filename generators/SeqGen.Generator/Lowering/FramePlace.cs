using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>The frames that a cell runs over.</summary>
/// <param name="Input">Form of its input.</param>
/// <param name="Kernel">Taps over the input.</param>
/// <param name="StateKernel">Taps over states.</param>
internal sealed record FramePlace(FrameShape Input, Extent Kernel, Extent StateKernel)
{
    public static FramePlace Of(RecurrentLayer layer, FrameShape frame) => new(frame, layer.InputTaps.On(frame), layer.StateTaps.On(frame));

    /// <summary>Positions of a frame.</summary>
    public int Positions => Input.Extent.Count;

    /// <summary>Lengths of a kernel's directions.</summary>
    public EquatableArray<int> Field(Extent kernel) => new(kernel.Last(Input.Directions));
}
