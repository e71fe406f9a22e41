namespace SeqGen;

/// <summary>One input of a model.</summary>
/// <param name="Name">Name of the argument.</param>
/// <param name="Tokens">Whether it is tokens (int) rather than numbers.</param>
/// <param name="Width">Features of a step, or size of the vocabulary.</param>
/// <param name="PerStep">Whether there is one value per step rather than one per sequence.</param>
public sealed record InputInfo(string Name, bool Tokens, int Width, bool PerStep)
{
    /// <summary>Shape of the caller's array, such as <c>int [batch, steps]</c>.</summary>
    public string Shape => (Tokens, PerStep) switch
    {
        (true, true) => $"tokens [batch, steps] below {Width}",
        (true, false) => $"tokens [batch] below {Width}",
        (false, true) => $"[batch, steps, {Width}]",
        (false, false) => $"[batch, {Width}]",
    };
}
