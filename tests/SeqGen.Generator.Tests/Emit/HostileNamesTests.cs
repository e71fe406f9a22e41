using Microsoft.CodeAnalysis;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Emit;

/// <summary>Projects with types, namespaces and members of the names that the model's code uses: it compiles without an error all the same.</summary>
public class HostileNamesTests
{
    private const string Layers =
        "[global::SeqGen.Features(3, Standardize = true), global::SeqGen.Lstm(4, Layers = 2, Dropout = 0.5, Bidirectional = true), global::SeqGen.Dense(2), global::SeqGen.CrossEntropy]";

    private const string Streaming =
        "[global::SeqGen.Tokens(9), global::SeqGen.Embedding(3), global::SeqGen.Gru(4), global::SeqGen.Dense(2), global::SeqGen.Huber]";

    private static readonly string[] s_names =
    [
        .. ShortNames.All.Keys.SelectMany(ShortNames.SpellingsOf), "Workspace", "Weights", "StepWeights", "State", "Code", "Offsets", "System", "SeqGen", "Runtime", "Losses", "Parameters",
        "IntPtr", "Single", "Array", "Object", "Collections", "CompilerServices",
    ];

    private static readonly string s_types = string.Concat(s_names.Select(name => $"class {name}; class {name}<T>; class {name}<T, U>;\n"));

    [Theory]
    [InlineData(Layers)]
    [InlineData(Streaming)]
    public void Types_InTheNamespaceOfTheModel_DoNotDisturb(string layers) => AssertCompiles($"namespace My.Models;\n{Model(layers)}", $"namespace My.Models;\n{s_types}");

    [Theory]
    [InlineData(Layers)]
    [InlineData(Streaming)]
    public void Types_InTheGlobalNamespace_DoNotDisturb(string layers) =>
        AssertCompiles(Model(layers), s_types.Replace("class System;", "").Replace("class SeqGen;", ""));

    [Fact]
    public void Types_InAnOuterNamespace_DoNotDisturb() => AssertCompiles($"namespace My.Models;\n{Model(Layers)}", $"namespace My;\n{s_types}");

    [Fact]
    public void Namespaces_DoNotDisturb() => AssertCompiles(
        $"namespace My.Models;\n{Model(Layers)}",
        string.Concat(s_names.Select(name => $"namespace My.Models.{name} {{ class Thing; }}\nnamespace My.{name} {{ class Thing; }}\n")));

    [Theory]
    [InlineData("My.System")]
    [InlineData("My.SeqGen.Runtime")]
    [InlineData("SeqGen.Of.Mine")]
    [InlineData("System.Mine")]
    [InlineData("SeqGen")]
    [InlineData("My.@class")]
    public void NamespaceOfTheModel_MayBeCalled(string name) => AssertCompiles($"namespace {name};\n{Model(Layers)}");

    [Fact]
    public void NestedTypes_DoNotDisturb() => AssertCompiles(Model(
        Layers, string.Concat(s_names.Where(name => !GeneratedNames.Members.Contains(name)).Select(name => $"class {name}; "))));

    [Fact]
    public void Properties_DoNotDisturb() => AssertCompiles(Model(
        Streaming, string.Concat(s_names.Where(name => !GeneratedNames.Members.Contains(name)).Select(name => $"int {name} {{ get; set; }} "))));

    [Fact]
    public void GlobalUsings_DoNotDisturb() => AssertCompiles(
        $"namespace My.Models;\n{Model(Layers)}",
        $"namespace Other;\n{s_types}",
        "global using Other;\nglobal using Start = System.Text.StringBuilder;\nglobal using Panels = System.Text;");

    [Fact]
    public void TypesOfAReference_InTheNamespaceOfTheModel_DoNotDisturb()
    {
        PortableExecutableReference other = Project.Emit(Project.Of($"namespace My.Models;\n{s_types.Replace("class ", "public class ")}"));

        AssertCompiles(GeneratorRun.Of(Project.Of($"namespace My.Models;\n{Model(Layers)}").AddReferences(other)));
    }

    [Fact]
    public void Layers_MayHaveTheNames() => AssertCompiles("namespace My.Models;\n" + string.Concat(s_names
        .Where(name => !GeneratedNames.IsTaken(name))
        .Select((name, i) => Model($"[global::SeqGen.Features(1), global::SeqGen.Rnn(1, Name = \"{name}\")]").Replace("Net", $"Net{i}"))));

    [Fact]
    public void ModelWithSuchAName_IsReported()
    {
        GeneratorRun run = GeneratorRun.Of("namespace My.Models;\n" + string.Concat(ShortNames.All.Keys.Select(name => Model(Streaming).Replace("class Net", "class " + name))));

        Assert.Equal(ShortNames.All.Keys.Select(_ => "SEQ011"), run.Errors.Select(e => e.Id));
    }

    [Fact]
    public void WrongModel_AmongSuchNames_HasOneError()
    {
        GeneratorRun run = GeneratorRun.Of($"namespace My.Models;\n{Model(Layers.Replace("Lstm(4", "Lstm(0"))}", $"namespace My.Models;\n{s_types}");

        Assert.Equal("SEQ060", Assert.Single(run.Errors).Id);
    }

    private static string Model(string layers, string members = "") => $"[global::SeqGen.SequenceModel]\n{layers}\npublic partial class Net {{ {members} }}\n";

    private static void AssertCompiles(params string[] sources) => AssertCompiles(GeneratorRun.Of(sources));

    private static void AssertCompiles(GeneratorRun run)
    {
        if (run.Errors.Count > 0)
            Assert.Fail(string.Join("\n", run.Errors.Take(10)));
    }
}
