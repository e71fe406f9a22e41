namespace SeqGen.Generator.Tests.Random;

/// <summary>A random model.</summary>
/// <param name="Stacks">The stacks; each continues earlier ones or none.</param>
/// <param name="IsDouble">Whether its numbers are double.</param>
internal sealed record RandomModel(IReadOnlyList<RandomStack> Stacks, bool IsDouble)
{
    /// <summary>The declaration.</summary>
    public override string ToString() => ToString("Net");

    /// <summary>The declaration of a class of that name.</summary>
    public string ToString(string name) =>
        $"[SequenceModel{(IsDouble ? "(Precision = Precision.Float64)" : "")}]\n"
        + string.Concat(Stacks.Select((stack, i) => $"[{string.Join(", ", Header(stack, i).Concat(stack.Layers.Select(l => l.ToString())))}]\n"))
        + $"partial class {name};\n";

    private IEnumerable<string> Header(RandomStack stack, int place) =>
        Stacks.Count == 1 && stack.Layers.Count > 0 ? [] : [$"Stack(\"{NameOf(place)}\"{(stack.From.Count == 0 ? "" : $", From = \"{string.Join(", ", stack.From.Select(NameOf))}\"")})"];

    private static string NameOf(int stack) => "stack" + (char)('A' + stack);
}
