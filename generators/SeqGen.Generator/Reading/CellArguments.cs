using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeqGen.Generator.Cells;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Arguments of a call in a cell: operands by position, options by name.</summary>
/// <param name="Operands">The values it works on.</param>
/// <param name="Number">Its numeric option, if given.</param>
/// <param name="Name">The name of its parameters, if given.</param>
internal sealed record CellArguments(IReadOnlyList<ExpressionSyntax> Operands, ExpressionSyntax? Number, LiteralExpressionSyntax? Name)
{
    /// <summary>Sorts the arguments of a call; reports the first wrong one and gives null.</summary>
    public static CellArguments? Read(InvocationExpressionSyntax call, string function, CellFunction row, List<CellProblem> problems)
    {
        List<ExpressionSyntax> operands = [];
        ExpressionSyntax? number = null;
        LiteralExpressionSyntax? name = null;
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            string option = argument.NameColon?.Name.Identifier.ValueText ?? "";
            if (argument.RefKindKeyword.RawKind != 0)
                return Wrong(argument, "takes values, not references");
            if (option.Length == 0)
                operands.Add(argument.Expression);
            else if (row.Learns && option == row.Number)
                number = argument.Expression;
            else if (row.Learns && option == "name" && argument.Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal)
                name = literal;
            else if (row.Learns && option == "name")
                return Wrong(argument, "needs a literal for name, such as name: \"gate\"");
            else
                return Wrong(argument, row.Learns ? $"takes its operands by position and the options {row.Number} and name" : "takes its operands by position");
        }

        if (operands.Count < row.MinimumOperands || operands.Count > row.MaximumOperands)
        {
            string count = row.MinimumOperands == row.MaximumOperands ? $"{row.MinimumOperands}" : $"{row.MinimumOperands} to {row.MaximumOperands}";
            string options = row.Learns ? $"; options are named, as in {row.Number}: 1.0" : "";
            return Wrong(call, $"takes {count} operand{(row.MaximumOperands == 1 ? "" : "s")}, not {operands.Count}{options}");
        }

        return new CellArguments(operands, number, name);

        CellArguments? Wrong(SyntaxNode at, string advice)
        {
            problems.Add(new CellProblem(Rule.CellArgument, at.Span, [function, advice]));
            return null;
        }
    }
}
