using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeqGen.Generator.Cells;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Reads the statements of a <c>Step</c> method: each assignment gives its variable the position of a value.</summary>
internal sealed class CellBodyReader
{
    private readonly MethodDeclarationSyntax _step;
    private readonly CellSignature _signature;
    private readonly List<CellProblem> _problems;
    private readonly CellBuilder _builder = new();
    private readonly CellExpressionReader _expressions;

    public CellBodyReader(MethodDeclarationSyntax step, CellSignature signature, List<CellProblem> problems)
    {
        _step = step;
        _signature = signature;
        _problems = problems;
        _expressions = new CellExpressionReader(_builder, CellConstants.Of(step.Parent as TypeDeclarationSyntax), problems);
    }

    /// <summary>The cell, or null when something in the text is wrong.</summary>
    public CellDefinition? Read(string name)
    {
        _expressions.Assign(_signature.Input, _builder.Input(_signature.Input));
        for (int i = 0; i < _signature.States.Count; i++)
            _expressions.Assign(_signature.States[i], _builder.State(i, _signature.States[i]));

        ExpressionSyntax? result = _step.ExpressionBody?.Expression;
        foreach (StatementSyntax statement in _step.Body?.Statements ?? [])
        {
            if (statement is ReturnStatementSyntax { Expression: { } returned } && statement == _step.Body!.Statements.Last())
                result = returned;
            else
                ReadStatement(statement);
        }

        return result is null ? null : ReadResult(name, result);
    }

    private void ReadStatement(StatementSyntax statement)
    {
        switch (statement)
        {
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } local:
                foreach (VariableDeclaratorSyntax variable in local.Declaration.Variables)
                {
                    Declare(variable.Identifier);
                    if (variable.Initializer is { } initializer)
                        Assign(variable.Identifier.ValueText, _expressions.Read(initializer.Value));
                }

                break;
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment }:
                ReadAssignment(assignment);
                break;
            case EmptyStatementSyntax:
                break;
            default:
                Report(Rule.CellStatement, statement.GetFirstToken().Span, statement.GetFirstToken().Text, AdviceOn(statement));
                break;
        }
    }

    private static string AdviceOn(StatementSyntax statement) => statement switch
    {
        ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax => "one step is straight text, so write out what the loop would repeat",
        IfStatementSyntax or SwitchStatementSyntax => "choose unit by unit with Select(a > b, u, v)",
        ReturnStatementSyntax => "return once, at the end",
        LocalFunctionStatementSyntax => "write its text where it is needed",
        _ => "use local variables, assignments and one return at the end",
    };

    private void ReadAssignment(AssignmentExpressionSyntax assignment)
    {
        SyntaxToken[]? targets = TargetsOf(assignment.Left);
        CellOp? operation = assignment.Kind() switch
        {
            SyntaxKind.AddAssignmentExpression => CellOp.Add,
            SyntaxKind.SubtractAssignmentExpression => CellOp.Subtract,
            SyntaxKind.MultiplyAssignmentExpression => CellOp.Multiply,
            SyntaxKind.DivideAssignmentExpression => CellOp.Divide,
            _ => null,
        };
        if (targets is null || (operation is null && !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)))
        {
            _expressions.Refuse(assignment);
            return;
        }

        if (assignment.Left is IdentifierNameSyntax left)
        {
            int value = operation is { } op
                ? _expressions.Operate(op, assignment, left, assignment.Right)
                : _expressions.Read(assignment.Right);
            if (_expressions.IsVariable(left))
                Assign(left.Identifier.ValueText, value);
        }
        else if (assignment.Right is TupleExpressionSyntax tuple && tuple.Arguments.Count == targets.Length)
        {
            int[] values = [.. tuple.Arguments.Select(argument => _expressions.Read(argument.Expression))];
            for (int i = 0; i < targets.Length; i++)
            {
                if (assignment.Left is DeclarationExpressionSyntax || _expressions.IsVariable(targets[i]))
                    Assign(targets[i].ValueText, values[i]);
            }
        }
        else
        {
            _expressions.Refuse(assignment.Right);
        }
    }

    private SyntaxToken[]? TargetsOf(ExpressionSyntax left)
    {
        switch (left)
        {
            case IdentifierNameSyntax name:
                return [name.Identifier];
            case TupleExpressionSyntax tuple when tuple.Arguments.All(a => a.Expression is IdentifierNameSyntax):
                return [.. tuple.Arguments.Select(a => ((IdentifierNameSyntax)a.Expression).Identifier)];
            case DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax group }
                when group.Variables.All(v => v is SingleVariableDesignationSyntax):
                SyntaxToken[] declared = [.. group.Variables.Select(v => ((SingleVariableDesignationSyntax)v).Identifier)];
                foreach (SyntaxToken token in declared)
                    Declare(token);
                return declared;
            default:
                return null;
        }
    }

    private void Declare(SyntaxToken variable)
    {
        if (Identifiers.IsKeyword(variable.ValueText))
            Report(Rule.CellName, variable.Span, variable.Text, "is a keyword of C#: choose another name");
        _expressions.Declare(variable.ValueText);
    }

    private void Assign(string variable, int value)
    {
        if (value >= 0)
            _builder.Name(value, variable);
        _expressions.Assign(variable, value);
    }

    private CellDefinition? ReadResult(string name, ExpressionSyntax result)
    {
        int states = _signature.States.Count;
        ExpressionSyntax[] elements = result is TupleExpressionSyntax tuple ? [.. tuple.Arguments.Select(a => a.Expression)] : [result];
        int[] values = [.. elements.Select(_expressions.Read)];
        if (values.Length != states + (_signature.HasOutput ? 1 : 0))
        {
            Report(Rule.StepResult, result.Span, string.Join(", ", _signature.States));
            return null;
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] < 0)
                continue;
            if (_builder.WidthOf(values[i]) is CellWidth.Input or CellWidth.One)
                Report(Rule.CellWidth, elements[i].Span, elements[i].ToString(), "is returned, but does not have the layer's units: take it through Linear first");
        }

        if (_problems.Count > 0 || values.Any(value => value < 0))
            return null;

        int[] next = [.. values.Skip(_signature.HasOutput ? 1 : 0)];
        for (int i = 0; i < states; i++)
            _builder.Name(next[i], _signature.States[i]);
        return _builder.Build(name, _signature.States, next, values[0]);
    }

    private void Report(Rule rule, TextSpan span, params string[] arguments) => _problems.Add(new CellProblem(rule, span, arguments));
}
