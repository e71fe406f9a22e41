namespace SeqGen;

/// <summary>
/// A convolution of each frame, y = activation(W * x + b), in the order of PyTorch: a cross-correlation. Parameters: <c>weight</c> [channels, n, kernel...],
/// <c>bias</c> [channels].
/// </summary>
/// <param name="channels">Channels of the result, at least 1.</param>
public sealed class ConvAttribute(int channels) : LayerAttribute
{
    /// <summary>Channels of the result.</summary>
    public int Channels { get; } = channels;

    /// <summary>Taps along every direction; odd where <see cref="Padding"/> is <see cref="Padding.Same"/>.</summary>
    public int Kernel { get; set; } = 3;

    /// <summary>Taps along the depth of volumes; 0 for <see cref="Kernel"/>.</summary>
    public int KernelDepth { get; set; }

    /// <summary>Taps along the height of frames and volumes; 0 for <see cref="Kernel"/>.</summary>
    public int KernelHeight { get; set; }

    /// <summary>Taps along the width; 0 for <see cref="Kernel"/>.</summary>
    public int KernelWidth { get; set; }

    /// <summary>Positions from result to result along every direction.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Positions from tap to tap along every direction.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>What happens at the borders.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Names of earlier layers of the stack whose channels stand beside its input, with commas between them; their frames have as many positions. With all recurrent
    /// layers and a kernel of 1 it is the forecast of Shi et al. 2015.
    /// </summary>
    public string Beside { get; set; } = "";

    /// <summary>Function applied to every number.</summary>
    public Activation Activation { get; set; }
}
