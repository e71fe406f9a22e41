using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Reads parameters and result type of a <c>Step</c> method: <c>static (Units h, Units c) Step(Units x, Units h, Units c)</c>.</summary>
internal static class CellSignatureReader
{
    public static CellSignature? Read(MethodDeclarationSyntax step, List<CellProblem> problems)
    {
        SeparatedSyntaxList<ParameterSyntax> parameters = step.ParameterList.Parameters;
        string? wrong =
            !step.Modifiers.Any(SyntaxKind.StaticKeyword) ? "must be static"
            : step.TypeParameterList is not null ? "cannot have type parameters"
            : step.Modifiers.Any(SyntaxKind.AsyncKeyword) || step.Modifiers.Any(SyntaxKind.UnsafeKeyword) ? "must be plain static"
            : step.Body is null && step.ExpressionBody is null ? "needs a body"
            : parameters.Count < 2 ? "needs the input and at least one state as parameters"
            : parameters.FirstOrDefault(p => !IsUnits(p.Type) || p.Modifiers.Count > 0 || p.Default is not null) is { } odd
                ? $"must take {odd.Identifier.ValueText} as a plain Units"
            : null;
        if (wrong is not null)
        {
            problems.Add(new CellProblem(Rule.StepSignature, step.Identifier.Span, [wrong]));
            return null;
        }

        foreach (ParameterSyntax parameter in parameters)
        {
            if (Identifiers.IsKeyword(parameter.Identifier.ValueText))
                problems.Add(new CellProblem(Rule.CellName, parameter.Identifier.Span, [parameter.Identifier.Text, "is a keyword of C#: choose another name"]));
        }

        if (parameters.Skip(1).FirstOrDefault(p => !Identifiers.IsName(p.Identifier.ValueText) && !Identifiers.IsKeyword(p.Identifier.ValueText)) is { } state)
        {
            problems.Add(new CellProblem(
                Rule.CellName,
                state.Identifier.Span,
                [state.Identifier.Text, "names a state: use letters a to z, digits and underscores, beginning with a letter"]));
        }

        int states = parameters.Count - 1;
        int results = step.ReturnType is TupleTypeSyntax tuple && tuple.Elements.All(e => IsUnits(e.Type)) ? tuple.Elements.Count : IsUnits(step.ReturnType) ? 1 : 0;
        if (results != states && results != states + 1)
        {
            problems.Add(new CellProblem(Rule.StepResult, step.ReturnType.Span, [ResultFor(parameters)]));
            return null;
        }

        return new CellSignature(parameters[0].Identifier.ValueText, [.. parameters.Skip(1).Select(p => p.Identifier.ValueText)], results > states);
    }

    private static string ResultFor(SeparatedSyntaxList<ParameterSyntax> parameters)
    {
        string states = string.Join(", ", parameters.Skip(1).Select(p => "Units " + p.Identifier.Text));
        return parameters.Count == 2 ? "Units" : $"({states})";
    }

    private static bool IsUnits(TypeSyntax? type) => type is not null && type.ToString() is "Units" or "SeqGen.Units" or "global::SeqGen.Units";
}
