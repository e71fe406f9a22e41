namespace SeqGen;

/// <summary>
/// Makes a partial class a sequence model: the layers stand in attribute lists of their own on the same declaration, one list a stack, read
/// left to right.
/// </summary>
/// <example>
/// <code>
/// [SequenceModel]
/// [Tokens(96), Embedding(32), Lstm(256, Layers = 2, Name = "memory"), Dense(96, Name = "head"), CrossEntropy]
/// public partial class CharacterModel;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SequenceModelAttribute : Attribute
{
    /// <summary>Number type of parameters, activations and inputs.</summary>
    public Precision Precision { get; set; } = Precision.Float32;

    /// <summary>How weights start.</summary>
    public Initialization Initialization { get; set; } = Initialization.Standard;
}
