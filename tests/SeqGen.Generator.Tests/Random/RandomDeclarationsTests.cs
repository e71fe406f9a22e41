using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeqGen.Generator.Reading;
using SeqGen.Generator.Tests.Driver;
using SeqGen.Tests.Zoo;

namespace SeqGen.Generator.Tests.Random;

public class RandomDeclarationsTests
{
    private static readonly CSharpCompilation s_project = Project.Of(OwnCells.Source);

    [Fact]
    public void Declaration_IsReadExactlyWhenItIsValid()
    {
        int valid = 0, wrong = 0;
        Prop.ForAll(RandomModels.Arbitrary, model =>
        {
            bool holds = Validity.Holds(model);
            ModelReading reading = Read("namespace SeqGen.Zoo;\n" + model);
            string[] errors = [.. reading.Diagnostics.Select(d => d.ToDiagnostic()).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
            (valid, wrong) = holds ? (valid + 1, wrong) : (valid, wrong + 1);
            return (reading.Model is not null == holds && errors.Length == 0 == holds && reading.Shell is null == holds)
                .Label($"{model}is {(holds ? "valid" : "wrong")}, but there are {errors.Length} errors: {string.Join("; ", errors)}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(1, 3));

        Assert.InRange(valid, 300, 1700);
        Assert.InRange(wrong, 300, 1700);
    }

    [Fact]
    public void StackOverFrames_IsReadExactlyWhenItIsValid()
    {
        int valid = 0;
        for (int seed = 0; seed < 1500; seed++)
        {
            RandomFrames frames = RandomFrames.Draw(seed);
            ModelReading reading = Read("namespace SeqGen.Zoo;\n" + frames.ToString("Net"));
            string[] errors = [.. reading.Diagnostics.Select(d => d.ToDiagnostic()).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
            Assert.True(
                reading.Model is not null == frames.IsValid && errors.Length == 0 == frames.IsValid && reading.Shell is null == frames.IsValid,
                $"{seed}: {frames.Layers} is {(frames.IsValid ? "valid" : "wrong")}, but there are {errors.Length} errors: {string.Join("; ", errors)}");
            valid += frames.IsValid ? 1 : 0;
        }

        Assert.InRange(valid, 500, 1300);
    }

    /// <summary>Reads a class without emitting it.</summary>
    private static ModelReading Read(string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, Project.ParseOptions, path: "Net.cs");
        SemanticModel semantics = s_project.AddSyntaxTrees(tree).GetSemanticModel(tree);
        TypeDeclarationSyntax declaration = tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Single();
        return ModelReader.Read(semantics.GetDeclaredSymbol(declaration)!, declaration, CancellationToken.None)!;
    }
}
