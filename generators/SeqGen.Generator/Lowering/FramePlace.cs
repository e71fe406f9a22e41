using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>The frames that a cell runs over.</summary>
/// <param name="Input">Form of its input.</param>
/// <param name="Kernel">Taps over the input.</param>
/// <param name="StateKernel">Taps over states.</param>
internal sealed record FramePlace(FrameShape Input, Extent Kernel, Extent StateKernel)
{
    /// <summary>Taps along each direction when none are set.</summary>
    public const int UsualKernel = 3;

    public static FramePlace Of(RecurrentLayer layer, FrameShape frame)
    {
        int kernel = layer.Kernel == 0 ? UsualKernel : layer.Kernel;
        return new FramePlace(frame, frame.Along(kernel), frame.Along(layer.StateKernel == 0 ? kernel : layer.StateKernel));
    }

    /// <summary>Positions of a frame.</summary>
    public int Positions => Input.Extent.Count;

    /// <summary>Lengths of a kernel's directions.</summary>
    public EquatableArray<int> Field(Extent kernel) => new(kernel.Last(Input.Directions));
}
