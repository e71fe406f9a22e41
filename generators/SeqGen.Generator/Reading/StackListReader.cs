using Microsoft.CodeAnalysis;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Picks the attribute lists of a class that are stacks, and checks what stands in them and where they stand.</summary>
internal static class StackListReader
{
    public static IReadOnlyList<AttributeList> Read(INamedTypeSymbol type, AttributeData model, ProblemList problems, CancellationToken cancellation)
    {
        IReadOnlyList<AttributeList> all = AttributeList.Of(type, cancellation);
        AttributeList[] stacks = [.. all.Where(list => list.IsStack)];
        if (all.Any(list => list.Attributes.Any(a => a.AttributeClass is null or { TypeKind: TypeKind.Error })))
            problems.Fail();
        else if (stacks.Length == 0)
            problems.Add(Rule.NoStack, model, type.Name);

        SyntaxNode? declaration = model.ApplicationSyntaxReference!.GetSyntax(cancellation).Parent?.Parent;
        foreach (AttributeList list in stacks)
        {
            if (list.Declaration != declaration)
                problems.Add(Rule.SeveralDeclarations, list.Attributes[0], TextOf(list.Attributes[0]), type.Name);
            else
                CheckContent(list, problems);
        }

        AttributeList[] unnamed = [.. stacks.Where(list => !list.Attributes.Any(a => SeqGenSymbols.IsStack(a.AttributeClass)))];
        if (stacks.Length > 1 && unnamed.Length > 0 && !problems.HasFailed)
            problems.Add(Rule.UnnamedStacks, unnamed.LastOrDefault(list => list != stacks[0])?.Attributes[0] ?? unnamed[0].Attributes[0]);
        return stacks;
    }

    private static void CheckContent(AttributeList list, ProblemList problems)
    {
        for (int i = 0; i < list.Attributes.Count; i++)
        {
            AttributeData attribute = list.Attributes[i];
            if (SeqGenSymbols.IsStack(attribute.AttributeClass))
            {
                if (i > 0)
                    problems.Add(Rule.StackNotFirst, attribute, attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string ?? "" : TextOf(attribute));
            }
            else if (!SeqGenSymbols.IsLayer(attribute.AttributeClass) && attribute.AttributeClass is { TypeKind: not TypeKind.Error } foreign)
            {
                problems.Add(Rule.ForeignAttribute, attribute, SeqGenSymbols.LabelOf(foreign));
            }
        }
    }

    private static string TextOf(AttributeData attribute) => SeqGenSymbols.LabelOf(attribute.AttributeClass!);
}
