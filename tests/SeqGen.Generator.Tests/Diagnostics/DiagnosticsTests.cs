using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeqGen.Generator.Diagnostics;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Diagnostics;

public class DiagnosticsTests
{
    public static TheoryData<string, int> Programs
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (IGrouping<string, WrongProgram> group in WrongPrograms.All.GroupBy(p => p.Id))
            {
                for (int i = 0; i < group.Count(); i++)
                    data.Add(group.Key, i);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void WrongProgram_GetsItsDiagnosticAndNoOther(string id, int number)
    {
        WrongProgram program = WrongPrograms.All.Where(p => p.Id == id).ElementAt(number);

        Diagnostic diagnostic = Expect.Only(id, program.Source, program.IsUsable ? WrongPrograms.UseOf(program) : "");

        string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        Assert.DoesNotMatch(@"\{\d", message);
        Assert.False(message.EndsWith('.'), message);
        Assert.Contains(program.Says, message, StringComparison.Ordinal);
        Assert.Equal($"docs/diagnostics.md#{id.ToLowerInvariant()}", diagnostic.Descriptor.HelpLinkUri);
    }

    [Fact]
    public void EveryRule_HasAWrongProgram()
    {
        string[] tested = [.. WrongPrograms.All.Select(p => p.Id), "SEQ013", "SEQ111"];

        Assert.Equal(Catalog.All.Select(d => d.Id).Order(), tested.Distinct().Order());
    }

    [Fact]
    public void OldLanguageVersion_IsReported()
    {
        MarkedSource source = MarkedSource.Parse("[[|SequenceModel|]] [Features(3), Dense(2), CrossEntropy] partial class M { }");
        GeneratorRun run = GeneratorRun.Of(Project.Of(Project.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp12), source.Text));

        Diagnostic diagnostic = Assert.Single(run.Errors);
        Assert.Equal("SEQ013", diagnostic.Id);
        Assert.Equal(source.Spans[0], diagnostic.Location.SourceSpan);
    }

    [Fact]
    public void CellOfAnAssemblyBuiltWithoutTheGenerator_IsReported()
    {
        MetadataReference library = Project.Emit(Project.Of("public class Mine : Cell { public static Units Step(Units x, Units h) => Linear(x, h); }"));
        MarkedSource source = MarkedSource.Parse("[SequenceModel] [Features(3), [|Recurrent<Mine>(2)|], CrossEntropy] partial class M;");
        GeneratorRun run = GeneratorRun.Of(Project.Of(source.Text, WrongPrograms.Use).AddReferences(library));

        Diagnostic diagnostic = Assert.Single(run.Errors);
        Assert.Equal("SEQ111", diagnostic.Id);
        Assert.Equal(source.Spans[0], diagnostic.Location.SourceSpan);
    }

    [Fact]
    public void CompileError_InAnAttribute_IsLeftToTheCompiler()
    {
        GeneratorRun run = GeneratorRun.Of("[SequenceModel] [Features(\"three\"), Dense(2), CrossEntropy] partial class M;", WrongPrograms.Use);

        Assert.Empty(run.Result.Diagnostics);
        Assert.Equal(["CS1503"], run.Errors.Select(e => e.Id));
    }

    [Fact]
    public void UnknownAttribute_AmongLayers_IsLeftToTheCompiler()
    {
        GeneratorRun run = GeneratorRun.Of("[SequenceModel] [Features(3), Dence(2), CrossEntropy] partial class M;", WrongPrograms.Use);

        Assert.Empty(run.Result.Diagnostics);
        Assert.Equal("CS0246", Assert.Single(run.Errors.Select(e => e.Id).Distinct()));
    }

    [Fact]
    public void AttributeTwice_IsLeftToTheCompiler()
    {
        GeneratorRun run = GeneratorRun.Of("[SequenceModel] [Features(3), Dense(2), CrossEntropy] partial class M; [SequenceModel] partial class M;");

        Assert.Empty(run.Result.Diagnostics);
        Assert.Equal(["CS0579"], run.Errors.Select(e => e.Id));
    }

    [Fact]
    public void CellProblem_IsReportedOnceHoweverManyModelsUseTheCell()
    {
        GeneratorRun run = GeneratorRun.Of(
            """
            public class Mine : Cell { public static Units Step(Units x, Units h) => x + h; }
            [SequenceModel] [Features(3), Recurrent<Mine>(2)] partial class A;
            [SequenceModel] [Features(3), Recurrent<Mine>(2)] partial class B;
            """);

        Assert.Equal(["SEQ107"], run.Errors.Select(e => e.Id));
    }
}
