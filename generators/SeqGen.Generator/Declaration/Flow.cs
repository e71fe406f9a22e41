namespace SeqGen.Generator.Declaration;

/// <summary>What a layer gives to the next one.</summary>
/// <param name="Kind">How often and of what.</param>
/// <param name="Width">Numbers in the vector; the vocabulary of tokens.</param>
internal sealed record Flow(FlowKind Kind, long Width)
{
    /// <summary>The form of the frame that the vector is; null for vectors without positions.</summary>
    public Graph.FrameShape? Frame { get; init; }

    /// <summary>Another frame, as often.</summary>
    public Flow Of(Graph.FrameShape frame) => new(Kind, frame.Width) { Frame = frame };
}
