using Microsoft.CodeAnalysis;
using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Reading;

/// <summary>Reads of a broken model what its public surface depends on.</summary>
internal static class ShellReader
{
    public static ShellDeclaration Read(INamedTypeSymbol type, AttributeData model, IReadOnlyList<AttributeList> stacks)
    {
        string[][] labels = [.. stacks.Select(list => list.Attributes.Where(a => a.AttributeClass is not null).Select(a => SeqGenSymbols.LabelOf(a.AttributeClass!)).ToArray())];
        bool[] inputs = [.. labels.SelectMany(InputOf)];
        string[] continued = [.. stacks.SelectMany(list => list.Attributes).Where(a => SeqGenSymbols.IsStack(a.AttributeClass)).SelectMany(StackReader.FromOf)];
        ShellOutput[] outputs =
        [
            .. stacks.Zip(labels, (list, stack) => (Name: NameOf(list), Loss: stack.FirstOrDefault(IsLoss), HasLayers: !stack.Contains("Encoder") && stack.Any(label => label != "Stack")))
                .Where(stack => stack.Loss is not null || (stack.HasLayers && !continued.Contains(stack.Name)))
                .Select(stack => new ShellOutput(stack.Loss is not null, stack.Loss is nameof(LossKind.CrossEntropy) or nameof(LossKind.Ctc))),
        ];
        bool isPair = stacks.SelectMany(list => list.Attributes).Any(a => SeqGenSymbols.IsEncoder(a.AttributeClass) || SeqGenSymbols.IsDecoder(a.AttributeClass));
        bool writesTokens = isPair && !labels.Any(stack => stack.Contains("Decoder") && stack.Contains("NoInput"));
        if (isPair)
            inputs = [.. labels.Where(stack => !stack.Contains("Decoder")).SelectMany(InputOf)];
        if (writesTokens)
            outputs = [new ShellOutput(true, true)];
        return new ShellDeclaration(
            ModelReader.NamespaceOf(type),
            type.Name,
            type.DeclaredAccessibility == Accessibility.Public,
            ModelReader.ScalarOf(model),
            new EquatableArray<bool>(inputs.DefaultIfEmpty(false)),
            new EquatableArray<ShellOutput>(outputs.DefaultIfEmpty(new ShellOutput(false, false))),
            type.InstanceConstructors.Any(c => !c.IsImplicitlyDeclared),
            new EquatableArray<string>(ClassReader.ClashingMembers(type).Select(member => member.Name).Distinct()),
            isPair,
            writesTokens);
    }

    /// <summary>Whether the input of a stack is tokens, if it has one.</summary>
    private static IEnumerable<bool> InputOf(string[] labels) => labels.Where(label => label is "Tokens" or "Features" or "Frames" or "Signal" or "Volumes").Take(1).Select(label => label == "Tokens");

    private static string NameOf(AttributeList list) =>
        list.Attributes.FirstOrDefault(a => SeqGenSymbols.IsStack(a.AttributeClass)) is { } header ? SeqGenSymbols.LabelOf(header.AttributeClass!) is "Stack" ? new AttributeValues(header).Argument("name", "") : "" : "";

    private static bool IsLoss(string label) => Enum.TryParse(label, out LossKind _);
}
