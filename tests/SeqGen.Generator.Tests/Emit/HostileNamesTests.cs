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

    private const string Frames =
        "[global::SeqGen.Frames(4, 4, 2), global::SeqGen.ConvLstm(3, Peepholes = global::SeqGen.Peepholes.PerPosition), global::SeqGen.MaxPool(2), global::SeqGen.Flatten, global::SeqGen.Dense(2), global::SeqGen.CrossEntropy]";

    private static readonly string[] s_names =
    [
        .. ShortNames.All.Keys.SelectMany(ShortNames.SpellingsOf), "Frames", "FrameScratch", "Workspace", "Weights", "StepWeights", "State", "Code", "Offsets", "System", "SeqGen", "Runtime", "Losses", "Parameters",
        "IntPtr", "Single", "Array", "Object", "Collections", "CompilerServices",
    ];

    private static readonly string s_types = string.Concat(s_names.Select(name => $"class {name}; class {name}<T>; class {name}<T, U>;\n"));

    [Theory]
    [InlineData(Layers)]
    [InlineData(Streaming)]
    [InlineData(Frames)]
    public void Types_InTheNamespaceOfTheModel_DoNotDisturb(string layers) => AssertCompiles($"namespace My.Models;\n{Model(layers)}", $"namespace My.Models;\n{s_types}");

    [Theory]
    [InlineData(Layers)]
    [InlineData(Streaming)]
    [InlineData(Frames)]
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

    [Theory]
    [InlineData(Layers)]
    [InlineData(Frames)]
    public void NestedTypes_DoNotDisturb(string layers) => AssertCompiles(Model(layers, string.Concat(Free(layers).Select(name => $"class {name}; "))));

    [Theory]
    [InlineData(Streaming)]
    [InlineData(Frames)]
    public void Properties_DoNotDisturb(string layers) => AssertCompiles(Model(layers, string.Concat(Free(layers).Select(name => $"int {name} {{ get; set; }} "))));

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
        .Select((name, i) => Model($"[global::SeqGen.Features(1), global::SeqGen.Rnn(1, Name = \"{name}\")]").Replace("Net", $"Net{i}")
            + Model($"[global::SeqGen.Frames(2, 2, 1), global::SeqGen.ConvGru(1, Name = \"{name}\"), global::SeqGen.Flatten]").Replace("Net", $"Map{i}"))));

    /// <summary>A layer and a variable of its cell whose names together are those of a field.</summary>
    [Fact]
    public void LayerAndVariable_MayMakeTheNameOfAField() => AssertCompiles(
        "class Own : global::SeqGen.Cell { public static global::SeqGen.Units Step(global::SeqGen.Units x, global::SeqGen.Units h) { var scratch = Tanh(Conv(x, h)); return scratch * Sigmoid(scratch); } }",
        Model("[global::SeqGen.Frames(3, 3, 1), global::SeqGen.Recurrent<Own>(2, Name = \"frame\"), global::SeqGen.Flatten]"));

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

    /// <summary>Names that the model's class may have members of.</summary>
    private static IEnumerable<string> Free(string layers) => s_names.Where(name => !GeneratedNames.MembersOf(encoder: false, frames: layers == Frames).Contains(name));

    private static string Model(string layers, string members = "") => $"[global::SeqGen.SequenceModel]\n{layers}\npublic partial class Net {{ {members} }}\n";

    private static void AssertCompiles(params string[] sources) => AssertCompiles(GeneratorRun.Of(sources));

    private static void AssertCompiles(GeneratorRun run)
    {
        if (run.Errors.Count > 0)
            Assert.Fail(string.Join("\n", run.Errors.Take(10)));
    }
}
