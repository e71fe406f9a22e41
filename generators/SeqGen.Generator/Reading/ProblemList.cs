using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Collects diagnostics while a model is read.</summary>
internal sealed class ProblemList
{
    private readonly List<DiagnosticInfo> _items = [];

    /// <summary>Whether the model cannot be compiled: an error, or something the C# compiler reports itself.</summary>
    public bool HasFailed { get; private set; }

    public int Count => _items.Count;

    /// <summary>What is to be reported: advice waits until there are no errors.</summary>
    public EquatableArray<DiagnosticInfo> ToArray() => new(_items.Where(item => !HasFailed || IsError(item.Rule)));

    /// <summary>Fails without a word, because the C# compiler or another part of the pipeline reports the reason.</summary>
    public void Fail() => HasFailed = true;

    public void Add(Rule rule, SyntaxTree tree, TextSpan span, params string[] arguments)
    {
        _items.Add(new DiagnosticInfo(rule, LocationInfo.Of(tree, span), new EquatableArray<string>(arguments)));
        HasFailed |= IsError(rule);
    }

    public void Add(Rule rule, SyntaxReference place, params string[] arguments) => Add(rule, place.SyntaxTree, place.Span, arguments);

    public void Add(Rule rule, AttributeData place, params string[] arguments) => Add(rule, place.ApplicationSyntaxReference!, arguments);

    public void Add(Rule rule, SyntaxToken place, params string[] arguments) => Add(rule, place.SyntaxTree!, place.Span, arguments);

    private static bool IsError(Rule rule) => Catalog.Of(rule).DefaultSeverity == DiagnosticSeverity.Error;
}
