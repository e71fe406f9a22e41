using Microsoft.CodeAnalysis.Text;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Something a cell may not say.</summary>
/// <param name="Rule">Which rule it breaks.</param>
/// <param name="Span">Where, in the file of the cell's <c>Step</c>.</param>
/// <param name="Arguments">What the message names.</param>
internal sealed record CellProblem(Rule Rule, TextSpan Span, string[] Arguments);
