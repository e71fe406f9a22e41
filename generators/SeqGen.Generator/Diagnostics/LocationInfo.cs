using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SeqGen.Generator.Diagnostics;

/// <summary>A piece of a file: what is left of a location when its syntax tree may not be kept.</summary>
internal sealed record LocationInfo(string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    public static LocationInfo Of(SyntaxTree tree, TextSpan span)
    {
        LinePositionSpan lines = tree.GetLineSpan(span).Span;
        return new LocationInfo(tree.FilePath, span.Start, span.Length, lines.Start.Line, lines.Start.Character, lines.End.Line, lines.End.Character);
    }

    public Location ToLocation() => Location.Create(
        Path,
        new TextSpan(Start, Length),
        new LinePositionSpan(new LinePosition(StartLine, StartColumn), new LinePosition(EndLine, EndColumn)));
}
