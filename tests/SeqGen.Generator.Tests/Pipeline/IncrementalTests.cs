using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeqGen.Generator.Pipeline;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Pipeline;

public class IncrementalTests
{
    private static readonly string[] s_sources = [Models.Text, Models.Heads, Models.Wrong, Models.WrongCell];

    [Fact]
    public void TrackedValues_HoldNothingOfTheCompilation()
    {
        GeneratorRun run = GeneratorRun.Of(s_sources);

        foreach (string name in TrackingNames.All)
        {
            Assert.True(run.Result.TrackedSteps.ContainsKey(name), name);
            foreach (IncrementalGeneratorRunStep step in run.Result.TrackedSteps[name])
            {
                foreach ((object value, _) in step.Outputs)
                    ObjectGraph.AssertHoldsNoRoslyn(value, name);
            }
        }
    }

    [Fact]
    public void ObjectGraph_FindsASymbol()
    {
        Compilation compilation = Project.Of(Models.Text);

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => ObjectGraph.AssertHoldsNoRoslyn(new { Deep = new object[] { compilation.Assembly } }, "test"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => ObjectGraph.AssertHoldsNoRoslyn((1, new List<object> { compilation.SyntaxTrees.First().GetRoot() }), "test"));
    }

    [Fact]
    public void UnrelatedKeystroke_KeepsEveryLaterStep()
    {
        GeneratorRun first = GeneratorRun.Of([.. s_sources, "class Other { }"]);
        GeneratorRun second = first.Then(Edit(first.Input, 5, "class Other { int _x; }"));

        AssertAllKept(second);
    }

    [Fact]
    public void CommentInTheModelsFile_KeepsEveryLaterStep()
    {
        GeneratorRun first = GeneratorRun.Of(s_sources);
        Compilation edited = first.Input;
        for (int i = 0; i < s_sources.Length; i++)
            edited = Edit(edited, i + 1, s_sources[i] + " // a remark at the end\n");
        GeneratorRun second = first.Then(edited);

        AssertAllKept(second);
    }

    [Fact]
    public void MovedLine_ReportsAnewAndEmitsNothingAnew()
    {
        GeneratorRun first = GeneratorRun.Of(s_sources);
        Compilation edited = first.Input;
        for (int i = 0; i < s_sources.Length; i++)
            edited = Edit(edited, i + 1, "// moved\n" + s_sources[i]);
        GeneratorRun second = first.Then(edited);

        foreach (string step in new[] { TrackingNames.Models, TrackingNames.CaseClashes, TrackingNames.Units, TrackingNames.CellTexts })
            Assert.All(second.ReasonsOf(step), AssertKept);
        Assert.Equal([IncrementalStepRunReason.Modified], second.ReasonsOf(TrackingNames.ModelDiagnostics));
        Assert.Equal([IncrementalStepRunReason.Modified], second.ReasonsOf(TrackingNames.CellDiagnostics));
        Assert.Equal(
            first.Result.Diagnostics.Select(d => (d.Id, d.Location.GetLineSpan().StartLinePosition.Line + 1)),
            second.Result.Diagnostics.Select(d => (d.Id, d.Location.GetLineSpan().StartLinePosition.Line)));
        Assert.Equal(first.Files, second.Files);
    }

    [Fact]
    public void ChangedModel_LeavesTheOthersAlone()
    {
        GeneratorRun first = GeneratorRun.Of(s_sources);
        GeneratorRun second = first.Then(Edit(first.Input, 1, Models.Text.Replace("256", "128")));

        Assert.Single(second.ReasonsOf(TrackingNames.Units), IncrementalStepRunReason.Modified);
        Assert.Equal(2, second.ReasonsOf(TrackingNames.Units).Count(IsKept));
    }

    [Fact]
    public void ChangedCell_ChangesTheModelsThatUseIt()
    {
        GeneratorRun first = GeneratorRun.Of(s_sources);
        GeneratorRun second = first.Then(Edit(first.Input, 2, Models.Heads.Replace("0.125", "0.25")));

        Assert.Single(second.ReasonsOf(TrackingNames.Units), IncrementalStepRunReason.Modified);
        Assert.Equal([IncrementalStepRunReason.Modified], second.ReasonsOf(TrackingNames.CellTexts));
    }

    private static Compilation Edit(Compilation compilation, int file, string text)
    {
        SyntaxTree old = compilation.SyntaxTrees.ElementAt(file);
        return compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(text.ReplaceLineEndings("\n"), (CSharpParseOptions)old.Options, old.FilePath));
    }

    private static void AssertAllKept(GeneratorRun run)
    {
        foreach (string step in TrackingNames.All)
        {
            Assert.NotEmpty(run.ReasonsOf(step));
            if (step is TrackingNames.Readings or TrackingNames.CellReadings)
                Assert.All(run.ReasonsOf(step), AssertKept);
            else
                Assert.All(run.ReasonsOf(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }

        Assert.NotEmpty(run.OutputReasons());
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static void AssertKept(IncrementalStepRunReason reason) => Assert.True(IsKept(reason), reason.ToString());

    private static bool IsKept(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
