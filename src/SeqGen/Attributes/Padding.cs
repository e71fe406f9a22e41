namespace SeqGen;

/// <summary>What a convolution does at the borders of a frame.</summary>
public enum Padding
{
    /// <summary>Frames are surrounded by zeros: with a stride of 1 the result has as many positions.</summary>
    Same,

    /// <summary>Taps stay inside the frame: the result has fewer positions.</summary>
    Valid,
}
