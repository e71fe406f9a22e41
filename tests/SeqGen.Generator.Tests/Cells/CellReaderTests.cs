using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeqGen.Generator.Cells;
using SeqGen.Generator.Reading;

namespace SeqGen.Generator.Tests.Cells;

public class CellReaderTests
{
    [Theory]
    [InlineData("RnnCell", "h", "Tanh(Linear(x, h))")]
    [InlineData("ReluRnnCell", "h", "Relu(Linear(x, h))")]
    [InlineData("GruCell", "h", "((1 - Sigmoid(Linear(x, h))) * Tanh(Linear(x) + (Sigmoid(Linear(x, h)) * Linear(h)))) + (Sigmoid(Linear(x, h)) * h)")]
    [InlineData("GruBeforeCell", "h", "((1 - Sigmoid(Linear(x, h))) * Tanh(Linear(x, Sigmoid(Linear(x, h)) * h))) + (Sigmoid(Linear(x, h)) * h)")]
    public void BuiltInCell_FromItsFile_GivesItsFormula(string name, string states, string next)
    {
        CellDefinition cell = CellReader.ReadFile(File.ReadAllText(PathOf(name)));

        Assert.Equal(name, cell.Name);
        Assert.Equal(states, string.Join(", ", cell.States));
        Assert.Equal(next, CellFormula.Of(cell, cell.Next[0]));
        Assert.Equal(cell.Next[0], cell.Output);
    }

    [Fact]
    public void Lstm_FromItsFile_StacksGatesInPyTorchsOrder()
    {
        CellDefinition cell = CellReader.ReadFile(File.ReadAllText(PathOf("LstmCell")));

        Assert.Equal(["h", "c"], cell.States);
        Assert.Equal([0.0, 1.0, 0.0, 0.0], cell.Nodes.Where(n => n.Op == CellOp.Linear).Select(n => n.Value));
        Assert.Equal(["x", "h", "c", "i", "f", "g", "o", "c", "h"], cell.Nodes.Where(n => n.Symbol.Length > 0).Select(n => n.Symbol));
        Assert.Equal("(Sigmoid(Linear(x, h, bias: 1)) * c) + (Sigmoid(Linear(x, h)) * Tanh(Linear(x, h)))", CellFormula.Of(cell, cell.Next[1]));
        Assert.Equal(cell.Next[0], cell.Output);
    }

    [Fact]
    public void Output_OfItsOwn_StandsBeforeTheStates()
    {
        CellDefinition cell = Read("static (Units y, Units h) Step(Units x, Units h) { h = Tanh(Linear(x, h)); return (2 * h, h); }");

        Assert.Equal("2 * Tanh(Linear(x, h))", CellFormula.Of(cell, cell.Output));
        Assert.Equal("Tanh(Linear(x, h))", CellFormula.Of(cell, cell.Next[0]));
    }

    [Theory]
    [InlineData("h *= Tanh(Linear(x)); return h;", "h * Tanh(Linear(x))")]
    [InlineData("var a = Linear(x); var b = h; (a, b) = (b, a); return a - b;", "h - Linear(x)")]
    [InlineData("var (a, b) = (Linear(x), -h); return a / b;", "Linear(x) / -h")]
    [InlineData("const double k = 0.5; return Max(Linear(x, bias: 2 * k), k - 1);", "Max(Linear(x, bias: 1), -0.5)")]
    [InlineData("return Select(h < 0.5, Min(h, Linear(x)), Abs(h));", "Select(0.5 > h, Min(h, Linear(x)), Abs(h))")]
    [InlineData("return Scale(h, start: 0.5, name: \"p\") + Bias(Linear(LayerNorm(x, epsilon: 1e-3)));", "Scale(h, start: 0.5, name: p) + Bias(Linear(LayerNorm(x, epsilon: 0.001)))")]
    [InlineData("var unused = Linear(h); return Linear(x, h);", "Linear(x, h)")]
    [InlineData("Units a; a = Linear(x); ; return +(a);", "Linear(x)")]
    [InlineData("return Exp(Log(Sqrt(h))) + Linear(x, h * h, name: \"own\");", "Exp(Log(Sqrt(h))) + Linear(x, h * h, name: own)")]
    public void Language_EachForm_GivesItsFormula(string body, string expected)
    {
        CellDefinition cell = Read($"static Units Step(Units x, Units h) {{ {body} }}");

        Assert.Equal(expected, CellFormula.Of(cell, cell.Output));
    }

    [Fact]
    public void CanonicalText_ReadAgain_GivesTheSameCell()
    {
        const string Source = """
            class Leaky : Cell
            {
                const double Rate = 1 / 8.0, Rest = 1 - Rate;

                /// <summary>Leaks.</summary>
                [Obsolete]
                public static (Units h, Units c) Step(
                    Units x, Units h, Units c)
                {
                    // what stays
                    var kept = Rest * h; /* and */
            #if DEBUG
                    var other = 1;
            #endif
                    c = Scale(c, start: Rate) + Linear(x, h);
                    return (kept + Rate * Tanh(c), c);
                }
            }
            """;
        MethodDeclarationSyntax step = SyntaxFactory.ParseCompilationUnit(Source).DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        string text = CellText.Of(step);

        Assert.Equal(
            """
            public static (Units h, Units c) Step(Units x, Units h, Units c)
            {
                var kept = (1 - (1 / 8.0)) * h;
                c = Scale(c, start: (1 / 8.0)) + Linear(x, h);
                return (kept + (1 / 8.0) * Tanh(c), c);
            }
            """.ReplaceLineEndings("\n"),
            text);
        CellDefinition? expected = CellReader.Read(step).Cell;
        Assert.NotNull(expected);
        Assert.Equal(expected, CellReader.Read("Leaky", text).Cell);
    }

    private static CellDefinition Read(string method)
    {
        CellReading reading = CellReader.Read("Test", method);
        Assert.Empty(reading.Problems);
        return reading.Cell!;
    }

    private static string PathOf(string cell, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../src/SeqGen/Cells", cell + ".cs");
}
