using Microsoft.CodeAnalysis;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Pipeline;

public class FilesTests
{
    [Fact]
    public void Files_AreCalledAfterTheirModels() =>
        Assert.Equal(
            ["CharacterModel.g.cs", "Faulty.g.cs", "SeqGen-Cells.g.cs", "Shapes.Places.WhatAndWhere.g.cs"],
            GeneratorRun.Of(Models.Text, Models.Heads, Models.Wrong).Files.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void NamesThatDifferByCase_GetDifferentFiles()
    {
        const string Stack = "[SequenceModel] [Features(3), Dense(2)]";
        GeneratorRun run = GeneratorRun.Of(
            $"namespace a {{ {Stack} partial class Net; {Stack} partial class NET; {Stack} partial class Other; }}",
            $"namespace A {{ {Stack} partial class Net; {Stack} partial class @net; }}");

        Assert.Equal(["A.Net-0.g.cs", "A.net-1.g.cs", "a.NET-2.g.cs", "a.Net-3.g.cs", "a.Other.g.cs"], run.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "Rename 'A.net' or 'A.Net': names of models must differ by more than upper and lower case",
                "Rename 'a.NET' or 'A.Net': names of models must differ by more than upper and lower case",
                "Rename 'a.Net' or 'A.Net': names of models must differ by more than upper and lower case",
            ],
            run.Result.Diagnostics.Select(d => d.GetMessage()));
        Assert.Equal(run.Result.Diagnostics, run.Errors);
    }

    [Fact]
    public void KeywordsInNamespaces_AreEscaped()
    {
        GeneratorRun run = GeneratorRun.Of("namespace @event.@new; [SequenceModel] [Features(3), Dense(2)] partial class Net;");

        Assert.Empty(run.Errors);
        Assert.Equal(["event.new.Net.g.cs"], run.Files.Keys);
    }

    [Fact]
    public void ProjectWithoutModelsAndCells_GetsNoFiles()
    {
        GeneratorRun run = GeneratorRun.Of("class Cell { } class Other : Cell { static void Step() { } }");

        Assert.Empty(run.Files);
        Assert.Empty(run.Result.Diagnostics);
    }

    [Fact]
    public void Diagnostics_OfGeneratorTellLineAndColumn()
    {
        Diagnostic diagnostic = Assert.Single(GeneratorRun.Of(Models.Wrong).Result.Diagnostics);

        Assert.StartsWith("File1.cs(2,2): error SEQ042: Put Embedding(size) behind 'Tokens'", diagnostic.ToString(), StringComparison.Ordinal);
    }
}
