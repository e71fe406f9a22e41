using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SeqGen.Generator.Diagnostics;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Diagnostics;

/// <summary>The catalog, the page docs/diagnostics.md and the release file say the same.</summary>
public partial class DiagnosticsPageTests
{
    private static readonly string s_root = Root();

    private static readonly Section[] s_sections =
    [
        .. SectionStart().Matches(Read("docs/diagnostics.md") + "\n### SEQ").Select(m => m.Groups[1].Value).Select(text => new Section(
            text.Substring(0, 6),
            Title().Match(text).Groups[1].Value,
            text,
            [.. Code().Matches(text).Select(m => m.Groups[1].Value)])),
    ];

    public static TheoryData<string> Examples => [.. s_sections.Where(s => s.Examples.Length > 0).Select(s => s.Id)];

    [Fact]
    public void Page_HasASectionForEveryDiagnostic()
    {
        Assert.Equal(
            Catalog.All.Select(d => $"{d.Id} {d.Title} {(d.DefaultSeverity == DiagnosticSeverity.Error ? "" : d.DefaultSeverity)}".Trim()),
            s_sections.Select(s => $"{s.Id} {s.Title} {(s.Text.Contains("(warning)") ? "Warning" : s.Text.Contains("(info)") ? "Info" : "")}".Trim()));
    }

    [Fact]
    public void ReleaseFile_HasARowForEveryDiagnostic()
    {
        IEnumerable<string> rows = Read("generators/SeqGen.Generator/AnalyzerReleases.Unshipped.md").Split('\n')
            .Concat(Read("generators/SeqGen.Generator/AnalyzerReleases.Shipped.md").Split('\n'))
            .Where(line => line.StartsWith("SEQ", StringComparison.Ordinal));

        Assert.Equal(Catalog.All.Select(d => $"{d.Id} | {d.Category} | {d.DefaultSeverity} | {d.Title}"), rows);
    }

    [Fact]
    public void Catalog_HasEveryRuleOnce() =>
        Assert.Equal(Enum.GetValues<Rule>().Select(rule => Catalog.Of(rule).Id).Order(), Catalog.All.Select(d => d.Id).Distinct());

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_GetsItsDiagnostic(string id)
    {
        GeneratorRun run = GeneratorRun.Of(s_sections.Single(s => s.Id == id).Examples[0]);

        Assert.Equal([id], run.Result.Diagnostics.Select(d => d.Id).Distinct());
        Assert.Empty(run.Errors.Except(run.Result.Diagnostics));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void MendedExample_GetsNone(string id)
    {
        GeneratorRun run = GeneratorRun.Of(s_sections.Single(s => s.Id == id).Examples[1]);

        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Errors);
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(s_root, path)).ReplaceLineEndings("\n");

    private static string Root([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../..");

    [GeneratedRegex(@"(?<=^### )(SEQ\d\d\d.*?)(?=^##)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex SectionStart();

    [GeneratedRegex(@"\*\*(.*?)\.?\*\*")]
    private static partial Regex Title();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    private sealed record Section(string Id, string Title, string Text, string[] Examples);
}
