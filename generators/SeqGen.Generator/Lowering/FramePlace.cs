using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>The frames that a cell runs over.</summary>
/// <param name="Input">Form of its input.</param>
/// <param name="Kernel">Taps over the input.</param>
/// <param name="StateKernel">Taps over states.</param>
internal sealed record FramePlace(FrameShape Input, Extent Kernel, Extent StateKernel)
{
    public static FramePlace Of(RecurrentLayer layer, FrameShape frame)
    {
        Extent kernel = layer.Kernel.On(frame, frame.Along(KernelSize.Usual));
        return new FramePlace(frame, kernel, layer.StateKernel.On(frame, kernel));
    }

    /// <summary>Positions of a frame.</summary>
    public int Positions => Input.Extent.Count;

    /// <summary>Lengths of a kernel's directions.</summary>
    public EquatableArray<int> Field(Extent kernel) => new(kernel.Last(Input.Directions));
}
