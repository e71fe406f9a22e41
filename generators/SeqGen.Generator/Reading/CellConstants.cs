using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeqGen.Generator.Reading;

/// <summary>The <c>const</c> fields of a class, by name.</summary>
internal static class CellConstants
{
    public static IReadOnlyDictionary<string, ExpressionSyntax> Of(TypeDeclarationSyntax? type)
    {
        Dictionary<string, ExpressionSyntax> constants = [];
        foreach (FieldDeclarationSyntax field in type?.Members.OfType<FieldDeclarationSyntax>() ?? [])
        {
            if (!field.Modifiers.Any(SyntaxKind.ConstKeyword))
                continue;
            foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
            {
                if (variable.Initializer is { } initializer)
                    constants[variable.Identifier.ValueText] = initializer.Value;
            }
        }

        return constants;
    }
}
