namespace SeqGen;

/// <summary>One output of a model.</summary>
/// <param name="Name">Name of the argument.</param>
/// <param name="Width">Numbers of a step, or of a frame: logits where the loss is over classes.</param>
/// <param name="PerStep">Whether there is one value per step rather than one per sequence.</param>
/// <param name="Loss">Name of the loss, such as <c>CrossEntropy</c>; null when there is none.</param>
/// <param name="Weight">Weight of the loss in the sum.</param>
public sealed record OutputInfo(string Name, int Width, bool PerStep, string? Loss, double Weight)
{
    /// <summary>Sizes of a frame, channels last; empty for vectors.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [];

    /// <summary>Shape of the caller's array.</summary>
    public string Shape => PerStep ? $"[batch, steps, {FrameText.Of(Width, Sizes)}]" : $"[batch, {FrameText.Of(Width, Sizes)}]";
}
