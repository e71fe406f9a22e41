using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeqGen.Generator.Cells;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Reads the expressions of a <c>Step</c> method into operations.</summary>
/// <param name="builder">Takes the operations.</param>
/// <param name="constants">The class's <c>const</c> fields.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class CellExpressionReader(CellBuilder builder, IReadOnlyDictionary<string, ExpressionSyntax> constants, List<CellProblem> problems)
{
    /// <summary>Position of a value that could not be read. It has been reported and is silent from then on.</summary>
    public const int Wrong = -1;

    private const int DeepestNesting = 200;

    private readonly Dictionary<string, int> _variables = [];
    private readonly HashSet<int> _integers = [];
    /// <summary>Names taken, as the identifiers that emitted code makes of them.</summary>
    private readonly HashSet<string> _parameterNames = [.. LinearNames("").Select(Key)];
    private int _depth;

    public void Declare(string variable) => _variables[variable] = Wrong;

    public void Assign(string variable, int value) => _variables[variable] = value;

    /// <summary>Whether a name is that of a local variable or state; reports it otherwise.</summary>
    public bool IsVariable(SyntaxToken name)
    {
        if (_variables.ContainsKey(name.ValueText))
            return true;
        Report(Rule.CellName, name.Span, name.Text, "is no local variable or state of this method: a cell keeps nothing elsewhere");
        return false;
    }

    public bool IsVariable(IdentifierNameSyntax name) => IsVariable(name.Identifier);

    /// <summary>Position of the value of an expression, or <see cref="Wrong"/>.</summary>
    public int Read(ExpressionSyntax expression)
    {
        if (++_depth > DeepestNesting)
        {
            if (_depth == DeepestNesting + 1)
                Report(Rule.CellExpression, expression.Span, Shorten(expression), "nests too deeply: give parts of it to local variables");
            _depth--;
            return Wrong;
        }

        int result = expression switch
        {
            ParenthesizedExpressionSyntax inner => Read(inner.Expression),
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression } literal => Number(literal),
            IdentifierNameSyntax name => Variable(name),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } unary => Operate(CellOp.Negate, unary, unary.Operand),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryPlusExpression } unary => Read(unary.Operand),
            BinaryExpressionSyntax binary => Binary(binary),
            InvocationExpressionSyntax call => Call(call),
            _ => Refuse(expression),
        };
        _depth--;
        return result;
    }

    /// <summary>A pointwise operation on expressions.</summary>
    public int Operate(CellOp op, ExpressionSyntax whole, params ExpressionSyntax[] operands) => Operate(op, whole, [.. operands.Select(Read)]);

    /// <summary>Reports an expression that is not in the language.</summary>
    public int Refuse(ExpressionSyntax expression)
    {
        string advice = expression switch
        {
            ConditionalExpressionSyntax or SwitchExpressionSyntax => "is a choice: write Select(a > b, u, v), which chooses unit by unit",
            TupleExpressionSyntax => "is a tuple: a tuple stands in the return or opposite as many variables",
            MemberAccessExpressionSyntax or ElementAccessExpressionSyntax => "reaches outside the cell: it may use local variables, states, constants and the methods of Cell",
            _ => "is outside the language of cells, which has variables, numbers, + - * / > <, tuples and the methods of Cell",
        };
        return Report(Rule.CellExpression, expression.Span, Shorten(expression), advice);
    }

    private int Number(LiteralExpressionSyntax literal)
    {
        object? number = literal.Token.Value;
        int position = Finite(builder.Constant(Convert.ToDouble(number, CultureInfo.InvariantCulture)), literal);
        if (number is int or uint or long or ulong)
            _integers.Add(position);
        return position;
    }

    private int Variable(IdentifierNameSyntax name)
    {
        if (_variables.TryGetValue(name.Identifier.ValueText, out int value))
            return value;
        if (constants.TryGetValue(name.Identifier.ValueText, out ExpressionSyntax? constant))
            return ReadConstant(constant, name);
        return Report(
            Rule.CellName,
            name.Span,
            name.Identifier.Text,
            "is no local variable, state or numeric constant of this cell: what a step needs must stand in its text");
    }

    private int ReadConstant(ExpressionSyntax constant, IdentifierNameSyntax name)
    {
        // A constant is seen from anywhere, but sees no variables; problems in it are reported at its use, which has a place in this text.
        CellExpressionReader reader = new(builder, constants, []) { _depth = _depth };
        int value = reader.Read(constant);
        if (value == Wrong || builder[value].Op != CellOp.Constant)
            return Report(Rule.CellName, name.Span, name.Identifier.Text, "is not a constant number that can be read here: write it with numbers, + - * / and names of other constants in this part of the class");
        if (reader._integers.Contains(value))
            _integers.Add(value);
        return value;
    }

    private int Binary(BinaryExpressionSyntax binary) => binary.Kind() switch
    {
        SyntaxKind.AddExpression => Operate(CellOp.Add, binary, binary.Left, binary.Right),
        SyntaxKind.SubtractExpression => Operate(CellOp.Subtract, binary, binary.Left, binary.Right),
        SyntaxKind.MultiplyExpression => Operate(CellOp.Multiply, binary, binary.Left, binary.Right),
        SyntaxKind.DivideExpression => Operate(CellOp.Divide, binary, binary.Left, binary.Right),
        SyntaxKind.GreaterThanExpression => Operate(CellOp.Greater, binary, binary.Left, binary.Right),
        SyntaxKind.LessThanExpression => Swap(binary),
        _ => Refuse(binary),
    };

    private int Swap(BinaryExpressionSyntax binary)
    {
        int left = Read(binary.Left);
        int right = Read(binary.Right);
        return Operate(CellOp.Greater, binary, [right, left]);
    }

    private int Operate(CellOp op, ExpressionSyntax whole, int[] operands, double value = 0, string name = "")
    {
        if (operands.Contains(Wrong))
            return Wrong;
        bool integers = operands.All(_integers.Contains);
        if (integers && op == CellOp.Divide)
            return Report(Rule.CellExpression, whole.Span, Shorten(whole), "divides whole numbers, which C# rounds: write one of them with a decimal point");
        if (op is not (CellOp.Linear or CellOp.Conv) && builder.Combine(operands) is null)
        {
            return Report(
                Rule.CellWidth,
                whole.Span,
                Shorten(whole),
                "combines values of the input's width with values of the layer's units: take the input through Linear first");
        }

        int position = Finite(builder.Add(op, operands, value, name), whole);
        if (integers && position != Wrong && builder[position].Op == CellOp.Constant)
            _integers.Add(position);
        return position;
    }

    private int Call(InvocationExpressionSyntax call)
    {
        if (call.Expression is not IdentifierNameSyntax name || CellFunctions.Find(name.Identifier.ValueText) is not { } function)
            return Report(Rule.CellCall, call.Expression.Span, Shorten(call.Expression), string.Join(", ", CellFunctions.Names));

        CellArguments? arguments = CellArguments.Read(call, name.Identifier.ValueText, function, problems);
        if (arguments is null)
            return Wrong;
        int[] operands = [.. arguments.Operands.Select(Read)];
        if (operands.Contains(Wrong))
            return Wrong;
        if (function.Learns && operands.Any(operand => builder.WidthOf(operand) == CellWidth.One))
            return Report(Rule.CellArgument, call.Span, name.Identifier.ValueText, "needs operands made from the input or a state; options are named, as in bias: 1.0");

        if (function.Op is CellOp.Linear or CellOp.Conv && operands.Length == 2 && (builder.WidthOf(operands[0]) == CellWidth.Input) == (builder.WidthOf(operands[1]) == CellWidth.Input))
            return Report(Rule.CellArgument, call.Span, name.Identifier.ValueText, "takes one operand that comes from the input and one that does not: add two calls instead");

        double value = function.Default;
        if (arguments.Number is { } number)
        {
            int position = Read(number);
            if (position == Wrong)
                return Wrong;
            if (builder[position].Op != CellOp.Constant)
                return Report(Rule.CellArgument, number.Span, name.Identifier.ValueText, $"needs a constant number for {function.Number}");
            value = builder[position].Value;
            if (function.Op == CellOp.LayerNorm && value <= 0)
                return Report(Rule.CellArgument, number.Span, name.Identifier.ValueText, $"needs a number greater than 0 for {function.Number}");
        }

        if (arguments.Name is { } own)
        {
            string text = own.Token.ValueText;
            if (Identifiers.IsKeyword(text))
                return Report(Rule.CellParameterName, own.Span, text, "is a keyword of C#: choose another one");
            if (!Identifiers.IsName(text))
                return Report(Rule.CellParameterName, own.Span, text, "is not a name: use letters a to z, digits and underscores, beginning with a letter");
            string[] parameters = function.Op switch
            {
                CellOp.LayerNorm => [text + "_weight", text + "_bias"],
                CellOp.Linear or CellOp.Conv => [text, .. LinearNames(text + "_")],
                _ => [text],
            };
            if (IsAutomatic(text) || !parameters.Select(Key).All(_parameterNames.Add))
                return Report(Rule.CellParameterName, own.Span, text, "is taken: choose another one");
            return Operate(function.Op, call, operands, value, text);
        }

        return Operate(function.Op, call, operands, value);
    }

    /// <summary>Whether a name is like those that unnamed parameters get: <c>scale1</c>.</summary>
    private static bool IsAutomatic(string name) =>
        new[] { "scale", "bias", "norm" }.Any(stem => name.Length > stem.Length && name.StartsWith(stem, StringComparison.Ordinal) && name.Skip(stem.Length).All(char.IsDigit));

    /// <summary>What names have in common that emitted code could not tell apart.</summary>
    private static string Key(string name) => name.Replace("_", "").ToLowerInvariant();

    private static IEnumerable<string> LinearNames(string prefix) => new[] { "weight_ih", "weight_hh", "bias_ih", "bias_hh" }.Select(name => prefix + name);

    private int Finite(int position, ExpressionSyntax at)
    {
        double value = builder[position].Value;
        return double.IsNaN(value) || double.IsInfinity(value) ? Report(Rule.CellExpression, at.Span, Shorten(at), "is not a finite number")
            : value != 0 && !OptionRules.FitsSingle(value) ? Report(Rule.CellExpression, at.Span, Shorten(at), "is no number of float: write one from 1.2E-38 to 3.4E+38, for a cell runs in models of either precision")
            : position;
    }

    private int Report(Rule rule, TextSpan span, params string[] arguments)
    {
        problems.Add(new CellProblem(rule, span, arguments));
        return Wrong;
    }

    /// <summary>The text of a piece of syntax, cut where a message would become a page.</summary>
    private static string Shorten(SyntaxNode node)
    {
        string text = string.Join(" ", node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 60 ? text.Substring(0, 57) + "..." : text;
    }
}
