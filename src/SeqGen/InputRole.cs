namespace SeqGen;

/// <summary>Where the values of an input come from.</summary>
public enum InputRole
{
    /// <summary>The caller gives it.</summary>
    Input,

    /// <summary>The caller gives it: the encoder's input, with steps of its own.</summary>
    Source,

    /// <summary>The target one step late, a start token first; in decoding, what was written so far.</summary>
    Target,
}
