using Microsoft.CodeAnalysis;
using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Reading;

/// <summary>Reads of a broken model what its public surface depends on.</summary>
internal static class ShellReader
{
    public static ShellDeclaration Read(INamedTypeSymbol type, AttributeData model, IReadOnlyList<AttributeList> stacks)
    {
        string[][] labels = [.. stacks.Select(list => list.Attributes.Where(a => a.AttributeClass is not null).Select(a => SeqGenSymbols.LabelOf(a.AttributeClass!)).ToArray())];
        bool[] inputs = [.. labels.SelectMany(stack => stack.Where(label => label is "Tokens" or "Features").Take(1)).Select(label => label == "Tokens")];
        string[] losses = [.. labels.SelectMany(stack => stack.Where(IsLoss).Take(1))];
        ShellOutput[] outputs = [.. losses.DefaultIfEmpty("").Select(loss => new ShellOutput(loss.Length > 0, loss == nameof(LossKind.CrossEntropy)))];
        return new ShellDeclaration(
            ModelReader.NamespaceOf(type),
            type.Name,
            type.DeclaredAccessibility == Accessibility.Public,
            ModelReader.ScalarOf(model),
            new EquatableArray<bool>(inputs.DefaultIfEmpty(false)),
            new EquatableArray<ShellOutput>(outputs),
            type.InstanceConstructors.Any(c => !c.IsImplicitlyDeclared),
            new EquatableArray<string>(ClassReader.ClashingMembers(type).Select(member => member.Name).Distinct()));
    }

    private static bool IsLoss(string label) => Enum.TryParse(label, out LossKind _);
}
