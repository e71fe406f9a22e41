namespace SeqGen.Generator.Declaration;

/// <summary>What a layer gives to the next one.</summary>
internal enum FlowKind
{
    /// <summary>Nothing: a decoder is driven by its states.</summary>
    Nothing,

    /// <summary>A token number, at every step or once.</summary>
    Tokens,

    /// <summary>A vector at every step.</summary>
    Steps,

    /// <summary>One vector per sequence.</summary>
    Vector,
}
