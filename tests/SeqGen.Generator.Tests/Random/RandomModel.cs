namespace SeqGen.Generator.Tests.Random;

/// <summary>A random model: a tree of stacks.</summary>
/// <param name="Stacks">The stacks; each continues an earlier one or none.</param>
internal sealed record RandomModel(IReadOnlyList<RandomStack> Stacks)
{
    /// <summary>The layers from the input of a stack's tree to the stack's end.</summary>
    public IReadOnlyList<RandomLayer> PathTo(int stack) =>
        Stacks[stack].From < 0 ? Stacks[stack].Layers : [.. PathTo(Stacks[stack].From), .. Stacks[stack].Layers];

    /// <summary>The first stack of a stack's tree.</summary>
    public int RootOf(int stack) => Stacks[stack].From < 0 ? stack : RootOf(Stacks[stack].From);

    /// <summary>The declaration.</summary>
    public override string ToString() =>
        "[SequenceModel]\n" + string.Concat(Stacks.Select((stack, i) => $"[{string.Join(", ", Header(stack, i).Concat(stack.Layers.Select(l => l.ToString())))}]\n")) + "partial class Net;\n";

    private IEnumerable<string> Header(RandomStack stack, int place) =>
        Stacks.Count == 1 && stack.Layers.Count > 0 ? [] : [$"Stack(\"stack{(char)('A' + place)}\"{(stack.From < 0 ? "" : $", From = \"stack{(char)('A' + stack.From)}\"")})"];
}
