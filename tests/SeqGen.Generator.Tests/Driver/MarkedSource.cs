using Microsoft.CodeAnalysis.Text;

namespace SeqGen.Generator.Tests.Driver;

/// <summary>A source in which <c>[|</c> and <c>|]</c> enclose the places of expected diagnostics.</summary>
/// <param name="Text">The source without marks.</param>
/// <param name="Spans">The places in order.</param>
internal sealed record MarkedSource(string Text, IReadOnlyList<TextSpan> Spans)
{
    public static MarkedSource Parse(string marked)
    {
        string rest = marked.ReplaceLineEndings("\n");
        List<TextSpan> spans = [];
        while (rest.IndexOf("[|", StringComparison.Ordinal) is >= 0 and int start)
        {
            rest = rest.Remove(start, 2);
            int end = rest.IndexOf("|]", start, StringComparison.Ordinal);
            rest = rest.Remove(end, 2);
            spans.Add(TextSpan.FromBounds(start, end));
        }

        return new MarkedSource(rest, spans);
    }
}
