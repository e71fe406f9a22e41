using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeqGen.Generator.Cells;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Pipeline;
using SeqGen.Generator.Reading;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Cells;

public class CellTextTests
{
    private const string Library = """
        namespace Parts
        {
            public sealed class Leaky : Cell
            {
                private const double Rate = 0.125;

                // A "comment" that no other assembly needs.
                public static (Units h, Units c) Step(Units x, Units h, Units c)
                {
                    c = (1 - Rate) * c + Rate * Tanh(Linear(x, h, name: "lin"));
                    return (Select(c > 0, c, 0.5 * c), c);
                }
            }

            public class Around
            {
                internal sealed class Plain : SeqGen.Cell { public static Units Step(Units x, Units h) => Tanh(Linear(x, h)); }

                private sealed class Hidden : Cell { public static Units Step(Units x, Units h) => Tanh(Linear(x, h)); }
            }
        }

        file sealed class Local : Cell { public static Units Step(Units x, Units h) => Tanh(Linear(x, h)); }

        public abstract class Family : Cell;

        public sealed class Child : Family { public static Units Step(Units x, Units h) => Tanh(Linear(x, h)); }
        """;

    private const string Model = "[SequenceModel] [Features(3), Recurrent<Parts.Leaky>(4), Last, Dense(1)] public partial class Net;";

    [Fact]
    public void Assembly_CarriesTheCellsThatOthersCanUse() => Snapshots.Verify(GeneratorRun.Of(Library).Files["SeqGen-Cells.g.cs"]);

    [Fact]
    public void CellOfADll_IsTheSameAsOfSource()
    {
        GeneratorRun library = GeneratorRun.Of(Library);
        ModelDeclaration fromDll = Declared(Project.Of(Model).AddReferences(Project.Emit(library.Output)));
        ModelDeclaration fromSource = Declared(Project.Of(Model, Library));

        Assert.Equal(fromSource, fromDll);
        Assert.Equal(["h", "c"], fromDll.Stacks[0].Layers.OfType<RecurrentLayer>().Single().Cell.States);
    }

    [Fact]
    public void CellOfAReferencedProject_IsReadFromItsSource()
    {
        Compilation library = Project.Of(Library);
        ModelDeclaration model = Declared(Project.Of(Model).AddReferences(library.ToMetadataReference()));

        Assert.Equal(Declared(Project.Of(Model, Library)), model);
    }

    [Fact]
    public void DamagedText_IsReportedAtTheModel()
    {
        const string Damaged = """
            [assembly: CellText("Parts.Leaky", "public static Units Step(Units x, Units h) => x +")]
            namespace Parts { public sealed class Leaky : Cell; }
            """;
        GeneratorRun run = GeneratorRun.Of(Project.Of(Model).AddReferences(Project.Emit(Project.Of(Damaged))));

        Assert.Equal(["SEQ111"], run.Errors.Select(e => e.Id));
    }

    [Fact]
    public void BuiltInCells_TravelInTheLibrary()
    {
        Dictionary<string, string> texts = typeof(Cell).Assembly.GetCustomAttributes<CellTextAttribute>().ToDictionary(a => a.Cell, a => a.Text);
        string[] cells = [.. typeof(Cell).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Cell))).Select(t => t.FullName!)];

        Assert.Equal(cells.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        Assert.All(texts, pair => Assert.NotNull(CellReader.Read(pair.Key, pair.Value).Cell));
    }

    private static ModelDeclaration Declared(Compilation compilation)
    {
        GeneratorRun run = GeneratorRun.Of(compilation);
        Assert.Empty(run.Errors);
        return run.Models().Single();
    }
}
