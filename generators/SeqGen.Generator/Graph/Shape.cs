using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Graph;

/// <summary>How often a value exists.</summary>
internal enum Domain
{
    /// <summary>Once for the model: parameters and constants.</summary>
    Model,

    /// <summary>Once for each sequence of the batch.</summary>
    Row,

    /// <summary>Once for each step of each sequence.</summary>
    Step,
}

/// <summary>Static shape of a value: its domain and the widths of its parts.</summary>
/// <param name="Domain">How often it exists.</param>
/// <param name="Parts">
/// Units of each part (a gate each, a direction each): the vector of a row is the parts one after the other. Empty for one number per row,
/// which combines with any shape.
/// </param>
internal sealed record Shape(Domain Domain, EquatableArray<int> Parts)
{
    public static Shape Of(Domain domain, params int[] parts) => new(domain, new EquatableArray<int>(parts));

    /// <summary>One number per row.</summary>
    public bool IsScalar => Parts.Count == 0;

    /// <summary>Units of all parts together; 1 for a scalar.</summary>
    public int Width => IsScalar ? 1 : Parts.Sum();

    public Shape In(Domain domain) => new(domain, Parts);

    public override string ToString() => $"{Domain}[{string.Join("|", Parts)}]";
}
