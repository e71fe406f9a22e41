using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Diagnostics;

/// <summary>What the pages declare compiles without a remark.</summary>
public partial class PagesTests
{
    public static TheoryData<string> Declarations { get; } = [.. from page in Pages() from i in Enumerable.Range(0, BlocksOf(page).Count) select $"{page} {i}"];

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Declaration_Compiles(string place)
    {
        string[] words = place.Split(' ');
        GeneratorRun run = GeneratorRun.Of(BlocksOf(words[0])[int.Parse(words[1], CultureInfo.InvariantCulture)]);

        Assert.Empty(run.Result.Diagnostics.Select(d => d.ToString()));
        Assert.Empty(run.Errors.Select(d => d.ToString()));
    }

    [Fact]
    public void Declarations_AreFound() => Assert.True(Declarations.Count >= 5, $"only {Declarations.Count}");

    /// <summary>Whole declarations of models and cells; calls, of which a page shows fragments, are left out.</summary>
    private static List<string> BlocksOf(string page) =>
        [.. Code().Matches(File.ReadAllText(Path.Combine(Root(), page)).ReplaceLineEndings("\n")).Select(m => m.Groups[1].Value).Where(text => Declares().IsMatch(text))];

    private static IEnumerable<string> Pages() =>
        ["README.md", .. Directory.GetFiles(Path.Combine(Root(), "docs"), "*.md").Where(f => Path.GetFileName(f) != "diagnostics.md").Select(f => "docs/" + Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static string Root([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../..");

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\[SequenceModel|: Cell\b")]
    private static partial Regex Declares();
}
