namespace SeqGen.Generator.Declaration;

/// <summary>A stack as the rules see it.</summary>
/// <param name="Name">Its name; empty for the only one.</param>
/// <param name="From">Names of the stacks it continues.</param>
/// <param name="Layers">Its layers.</param>
internal sealed record DeclaredStack(string Name, IReadOnlyList<string> From, IReadOnlyList<DeclaredLayer> Layers)
{
    public StackRole Role { get; init; }

    public Bridge Bridge { get; init; }

    public double ScheduledSampling { get; init; }

    /// <summary>Whether a decoder's input is its own output of the step before.</summary>
    public bool OwnOutput { get; init; }

    /// <summary>Names of the stacks whose vectors a decoder's states start from.</summary>
    public IReadOnlyList<string> Start { get; init; } = [];

    /// <summary>Names of all stacks that stand before it.</summary>
    public IEnumerable<string> Needs => From.Concat(Start);

    /// <summary>Whether nobody gives a decoder its input.</summary>
    public bool IsDriven => Role == StackRole.Decoder && Layers.Count > 0 && (OwnOutput || Layers[0].Layer is NoInputLayer);

    public StackDeclaration ToDeclaration() => new(
        Name,
        new EquatableArray<string>(From),
        new EquatableArray<LayerDeclaration>(Layers.Select(layer => layer.Layer))) { Role = Role, Bridge = Bridge, ScheduledSampling = ScheduledSampling, OwnOutput = OwnOutput, Start = new EquatableArray<string>(Start) };
}
