namespace SeqGen;

/// <summary>
/// A recurrent layer of any cell: [batch, steps, n] to [batch, steps, units] (twice the units when two directions are concatenated).
/// Parameters by PyTorch's names: <c>weight_ih_l0</c>, <c>weight_hh_l0</c>, <c>bias_ih_l0</c>, <c>bias_hh_l0</c>, <c>..._l0_reverse</c>, <c>..._l1</c>.
/// </summary>
/// <remarks>
/// An attribute class derived from this one whose constructor has a parameter <c>units</c> is a layer of its own kind, as <see cref="LstmAttribute"/> is.
/// </remarks>
/// <typeparam name="TCell">The cell, whose <c>Step</c> method says what one step computes; see <see cref="Cell"/>.</typeparam>
/// <param name="units">Units of each direction, at least 1.</param>
public class RecurrentAttribute<TCell>(int units) : LayerAttribute
    where TCell : Cell
{
    /// <summary>Units of each direction.</summary>
    public int Units { get; } = units;

    /// <summary>Taps along every direction over the frames that come in, an odd number; 0 for 3. Only for cells that call <c>Conv</c>.</summary>
    public int Kernel { get; set; }

    /// <summary>Taps along the depth of volumes that come in; 0 for <see cref="Kernel"/>.</summary>
    public int KernelDepth { get; set; }

    /// <summary>Taps along the height of frames and volumes that come in; 0 for <see cref="Kernel"/>.</summary>
    public int KernelHeight { get; set; }

    /// <summary>Taps along the width of what comes in; 0 for <see cref="Kernel"/>.</summary>
    public int KernelWidth { get; set; }

    /// <summary>Taps along every direction over the frames of the states, an odd number; 0 for those of <see cref="Kernel"/>. Only for cells that call <c>Conv</c>.</summary>
    public int StateKernel { get; set; }

    /// <summary>Taps along the depth of the states' volumes; 0 for <see cref="StateKernel"/>, or where that is 0 too, for the depth of the kernel over the input.</summary>
    public int StateKernelDepth { get; set; }

    /// <summary>Taps along the height of the states' frames; 0 for <see cref="StateKernel"/>, or where that is 0 too, for the height of the kernel over the input.</summary>
    public int StateKernelHeight { get; set; }

    /// <summary>Taps along the width of the states' frames; 0 for <see cref="StateKernel"/>, or where that is 0 too, for the width of the kernel over the input.</summary>
    public int StateKernelWidth { get; set; }

    /// <summary>Number of layers stacked on each other, at least 1.</summary>
    public int Layers { get; set; } = 1;

    /// <summary>Whether a second set of weights runs from each sequence's end to its start.</summary>
    public bool Bidirectional { get; set; }

    /// <summary>How two directions become one output.</summary>
    public Merge Merge { get; set; }

    /// <summary>Probability with which a unit between two of the stacked layers is dropped while training, in [0, 1).</summary>
    public double Dropout { get; set; }

    /// <summary>Whether each layer's input is added to its output, which must be of the same width.</summary>
    public bool Residual { get; set; }
}
