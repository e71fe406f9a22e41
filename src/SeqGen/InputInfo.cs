namespace SeqGen;

/// <summary>One input of a model.</summary>
/// <param name="Name">Name of the argument.</param>
/// <param name="Tokens">Whether it is tokens (int) rather than numbers.</param>
/// <param name="Width">Features of a step, all numbers of a frame, or size of the vocabulary.</param>
/// <param name="PerStep">Whether there is one value per step rather than one per sequence.</param>
public sealed record InputInfo(string Name, bool Tokens, int Width, bool PerStep)
{
    /// <summary>What the input is to a model with an encoder; <see cref="InputRole.Input"/> in others.</summary>
    public InputRole Role { get; init; }

    /// <summary>Sizes of a frame, channels last; empty for vectors.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [];

    /// <summary>Shape of the caller's array, such as <c>int [batch, steps]</c>.</summary>
    public string Shape => (Tokens, PerStep) switch
    {
        (true, true) => $"tokens [batch, {Steps}] below {Width}",
        (true, false) => $"tokens [batch] below {Width}",
        (false, true) => $"[batch, {Steps}, {FrameText.Of(Width, Sizes)}]",
        (false, false) => $"[batch, {FrameText.Of(Width, Sizes)}]",
    };

    private string Steps => Role == InputRole.Source ? "source steps" : "steps";
}
