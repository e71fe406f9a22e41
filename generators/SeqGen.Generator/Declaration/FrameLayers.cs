using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Declaration;

/// <summary>A frame of real numbers per step: x [batch, steps, (depth, (height,)) width, channels].</summary>
internal sealed record FramesLayer(string Name, int Depth, int Height, int Width, int Channels, int Directions) : LayerDeclaration(Name)
{
    public FrameShape Shape => new(new Extent(Depth, Height, Width), Channels, Directions);
}

/// <summary>Squares of positions become channels of one, or the reverse.</summary>
internal sealed record PatchLayer(string Name, int Size, bool Back) : LayerDeclaration(Name);

/// <summary>A convolution of each frame, with bias.</summary>
internal sealed record ConvLayer(string Name, int Channels, KernelSize Kernel, int Stride, int Dilation, bool Same, Activation Activation) : LayerDeclaration(Name)
{
    /// <summary>Names of the earlier layers whose channels stand beside its input.</summary>
    public EquatableArray<string> Beside { get; init; }

    /// <summary>Its geometry on a frame.</summary>
    public ConvForm FormOn(FrameShape frame) => ConvForm.Of(frame.Extent, KernelOn(frame), frame.Along(Stride), frame.Along(Dilation), Same);

    /// <summary>Its taps along the directions of a frame.</summary>
    public Extent KernelOn(FrameShape frame) => Kernel.On(frame);
}

/// <summary>What a convolution does at the borders of a frame.</summary>
internal enum Padding
{
    Same,
    Valid,
}

/// <summary>The greatest or the mean of squares of positions, channel by channel.</summary>
internal sealed record PoolLayer(string Name, int Size, bool Mean) : LayerDeclaration(Name);

/// <summary>Each position becomes a square of equal ones.</summary>
internal sealed record UpsampleLayer(string Name, int Size) : LayerDeclaration(Name);

/// <summary>A frame as one vector, channels first as in PyTorch.</summary>
internal sealed record FlattenLayer(string Name) : LayerDeclaration(Name);

/// <summary>Normalization over the positions and the channels of a group, with gain and bias per channel.</summary>
internal sealed record GroupNormLayer(string Name, int Groups, double Epsilon) : LayerDeclaration(Name);
