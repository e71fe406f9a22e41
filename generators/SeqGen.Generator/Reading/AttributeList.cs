using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeqGen.Generator.Reading;

/// <summary>The attributes of one pair of brackets.</summary>
/// <param name="Syntax">The brackets.</param>
/// <param name="Attributes">The attributes in order.</param>
internal sealed record AttributeList(AttributeListSyntax Syntax, IReadOnlyList<AttributeData> Attributes)
{
    /// <summary>Whether this is a stack: it holds a layer or names a stack.</summary>
    public bool IsStack => Attributes.Any(a => SeqGenSymbols.IsLayer(a.AttributeClass) || SeqGenSymbols.IsStack(a.AttributeClass));

    /// <summary>The declaration that the list stands on.</summary>
    public SyntaxNode? Declaration => Syntax.Parent;

    /// <summary>A class's attributes by brackets, in order.</summary>
    public static IReadOnlyList<AttributeList> Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        List<AttributeListSyntax> order = [];
        Dictionary<AttributeListSyntax, List<AttributeData>> lists = [];
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent is not AttributeListSyntax list)
                continue;
            if (!lists.TryGetValue(list, out List<AttributeData>? members))
            {
                lists.Add(list, members = []);
                order.Add(list);
            }

            members.Add(attribute);
        }

        return [.. order.Select(list => new AttributeList(list, lists[list]))];
    }
}
