using SeqGen.Generator.Cells;

namespace SeqGen.Generator.Declaration;

/// <summary>One annotated class, as far as it decides the emitted text. Immutable and equal by value: nothing else crosses the pipeline.</summary>
/// <param name="Namespace">Namespace of the class, empty for the global one.</param>
/// <param name="Name">Name of the class.</param>
/// <param name="IsPublic">Whether the class is public; else it is internal.</param>
/// <param name="Scalar">Number type of parameters and activations.</param>
/// <param name="Initialization">How weights start.</param>
/// <param name="Stacks">The stacks in order of declaration; one without a name when the class has a single one.</param>
/// <param name="HasSummary">Whether the user wrote a summary, so that the emitted part must not bring another.</param>
internal sealed record ModelDeclaration(
    string Namespace,
    string Name,
    bool IsPublic,
    Scalar Scalar,
    Initialization Initialization,
    EquatableArray<StackDeclaration> Stacks,
    bool HasSummary)
{
    /// <summary>Those of the <see cref="ShortNames"/> that mean something else where the class stands.</summary>
    public EquatableArray<string> HiddenNames { get; init; }

    /// <summary>Whether the model has an encoder and a decoder.</summary>
    public bool HasEncoder => Stacks.Any(s => s.Role == StackRole.Encoder);

    /// <summary>The decoders, in order.</summary>
    public IEnumerable<StackDeclaration> Decoders => Stacks.Where(s => s.Role == StackRole.Decoder);

    /// <summary>Whether there is a decoder that reads its target token by token: it is the only one.</summary>
    public bool WritesTokens => Decoders.Any(s => s.Layers[0] is TokensLayer);

    /// <summary>Namespace and name, which is also the hint name's stem.</summary>
    public string FullName => Namespace.Length == 0 ? Name : Namespace + "." + Name;
}

/// <summary>Number type of a model.</summary>
internal enum Scalar
{
    Single,
    Double,
}

/// <summary>How weights start: the field's usual choice, or what PyTorch does.</summary>
internal enum Initialization
{
    Standard,
    PyTorch,
}

/// <summary>One attribute list: layers read left to right.</summary>
/// <param name="Name">Name of the stack; empty for the only one.</param>
/// <param name="From">Names of the stacks it continues (their outputs are concatenated); empty when it starts with an input.</param>
/// <param name="Layers">Input, layers, reduction and loss in order.</param>
internal sealed record StackDeclaration(string Name, EquatableArray<string> From, EquatableArray<LayerDeclaration> Layers)
{
    /// <summary>What the stack is in a model with an encoder.</summary>
    public StackRole Role { get; init; }

    /// <summary>What a decoder's states start from.</summary>
    public Bridge Bridge { get; init; }

    /// <summary>Names of the stacks whose vectors a decoder's states start from; empty for the encoder's own states.</summary>
    public EquatableArray<string> Start { get; init; }

    /// <summary>Probability with which a decoder's step in training is given its own token of the step before.</summary>
    public double ScheduledSampling { get; init; }

    /// <summary>Whether a decoder's input is its own output of the step before.</summary>
    public bool OwnOutput { get; init; }
}

/// <summary>What a stack is in a model with an encoder.</summary>
internal enum StackRole
{
    Plain,
    Encoder,
    Decoder,
}

/// <summary>What a decoder's states start from.</summary>
internal enum Bridge
{
    Copy,
    Dense,
    Zero,
}
