using System.Globalization;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Pipeline;

public class DeterminismTests
{
    private static readonly string[] s_sources = [Models.Text, Models.Heads, Models.Wrong, Models.WrongCell];

    [Fact]
    public void TwoRuns_GiveTheSameBytes() => Assert.Equal(GeneratorRun.Of(s_sources).Files, GeneratorRun.Of(s_sources).Files);

    [Fact]
    public void OrderOfFiles_DoesNotMatter()
    {
        GeneratorRun forward = GeneratorRun.Of(s_sources);
        GeneratorRun backward = GeneratorRun.Of([.. s_sources.Reverse()]);

        Assert.Equal(forward.Files.OrderBy(f => f.Key, StringComparer.Ordinal), backward.Files.OrderBy(f => f.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void StrangeCulture_GivesTheSameBytesAndMessages()
    {
        string[] sources = [.. s_sources, "[SequenceModel] [Features(-3), Dense(2), Dropout(-1.5), Huber(Delta = -0.5)] partial class Numbers;"];
        GeneratorRun plain = GeneratorRun.Of(sources);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Strange();
            Assert.Equal("~1;5", (-1.5).ToString(CultureInfo.CurrentCulture));
            GeneratorRun strange = GeneratorRun.Of(sources);

            Assert.Equal(plain.Files, strange.Files);
            Assert.Equal(plain.Result.Diagnostics.Select(d => d.ToString()), strange.Result.Diagnostics.Select(d => d.ToString()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Files_AreOfOneLineEnding() =>
        Assert.All(GeneratorRun.Of(s_sources).Files, file =>
        {
            Assert.DoesNotContain('\r', file.Value);
            Assert.EndsWith("\n", file.Value);
        });

    private static CultureInfo Strange()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberDecimalSeparator = ";";
        culture.NumberFormat.NumberGroupSeparator = "'";
        return culture;
    }
}
