using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeqGen.Generator.Reading;

/// <summary>The canonical text of a cell: its <c>Step</c> method without comments, evenly spaced, constants of the class written out.</summary>
internal static class CellText
{
    /// <summary>The text of a method that <see cref="CellReader.Read(MethodDeclarationSyntax)"/> has read without problems.</summary>
    public static string Of(MethodDeclarationSyntax step)
    {
        HashSet<string> locals = new(step.DescendantNodes().Select(NameDeclaredBy).OfType<string>());
        Dictionary<string, ExpressionSyntax> constants = CellConstants.Of(step.Parent as TypeDeclarationSyntax)
            .Where(constant => !locals.Contains(constant.Key))
            .ToDictionary(constant => constant.Key, constant => constant.Value);
        return new Plain(constants).Visit(step).NormalizeWhitespace("    ", "\n").ToFullString();
    }

    private static string? NameDeclaredBy(SyntaxNode node) => node switch
    {
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Drops comments, directives and attributes, and replaces constants by their text.</summary>
    private sealed class Plain(Dictionary<string, ExpressionSyntax> constants) : CSharpSyntaxRewriter(visitIntoStructuredTrivia: false)
    {
        public override SyntaxTrivia VisitTrivia(SyntaxTrivia trivia) => default;

        public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => null;

        public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
            IsValue(node) && constants.TryGetValue(node.Identifier.ValueText, out ExpressionSyntax? constant)
                ? SyntaxFactory.ParenthesizedExpression((ExpressionSyntax)Visit(constant))
                : base.VisitIdentifierName(node);

        private static bool IsValue(IdentifierNameSyntax node) => node.Parent
            is ArgumentSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or ParenthesizedExpressionSyntax or AssignmentExpressionSyntax
            or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax;
    }
}
