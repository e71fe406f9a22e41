using Microsoft.CodeAnalysis;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Diagnostics;

/// <summary>Runs wrong programs.</summary>
internal static class Expect
{
    /// <summary>
    /// Asserts that the generator reports this diagnostic at the marks and nothing else, and that the program has no other error, calls of the model
    /// included.
    /// </summary>
    public static Diagnostic Only(string id, string marked, string use = "")
    {
        MarkedSource source = MarkedSource.Parse(marked);
        Assert.NotEmpty(source.Spans);
        GeneratorRun run = use.Length == 0 ? GeneratorRun.Of(source.Text) : GeneratorRun.Of(source.Text, use);

        Assert.Equal(
            source.Spans.Select(span => $"{id} at {source.Text.Substring(span.Start, span.Length)}"),
            run.Result.Diagnostics.Select(d => $"{d.Id} at {source.Text.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}"));
        Assert.Equal(source.Spans, run.Result.Diagnostics.Select(d => d.Location.SourceSpan));
        Assert.All(run.Result.Diagnostics, d => Assert.Equal("File1.cs", d.Location.GetLineSpan().Path));
        Assert.Empty(run.Errors.Except(run.Result.Diagnostics).Select(error => error.ToString()));
        return run.Result.Diagnostics[0];
    }
}
