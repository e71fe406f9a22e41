using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests.Interpreter;

public sealed class DropoutTests
{
    private static readonly double[] s_ones = [.. Enumerable.Repeat(1.0, 4 * 50 * 20)];

    /// <summary>Computed apart from this code, from the definition of the hash.</summary>
    [Fact]
    public void Key_IsPinned()
    {
        Assert.Equal(0x509ba2deu, DropoutHash.Key(1, 2, 3, 4, 5));
        Assert.Equal(0xa6749bd5u, DropoutHash.Key(uint.MaxValue, int.MaxValue, 1, 2, 3));
        Assert.Equal([0, 2, 0, 2, 0, 2, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0], Enumerable.Range(0, 16).Select(u => DropoutHash.Factor(DropoutHash.Key(1, 2, 3, 4, 5), u, 0.5)));
    }

    [Fact]
    public void Random_Training_DropsTheRateAndKeepsTheMean()
    {
        double[] y = Draw(new InterpreterRun(4, 50, new Dictionary<string, double[]>(), [s_ones]) { Training = true });
        Assert.All(y, v => Assert.True(v == 0 || Math.Abs(v - (1 / 0.7)) < 1e-12));
        Assert.InRange(y.Average(), 0.97, 1.03);
    }

    [Fact]
    public void Random_Inference_ChangesNothing() =>
        Assert.Equal(s_ones, Draw(new InterpreterRun(4, 50, new Dictionary<string, double[]>(), [s_ones])));

    [Fact]
    public void Random_SeedAndCall_Redraw()
    {
        InterpreterRun run = new(4, 50, new Dictionary<string, double[]>(), [s_ones]) { Training = true };
        Assert.Equal(Draw(run), Draw(run));
        Assert.NotEqual(Draw(run), Draw(run with { Seed = 1 }));
        Assert.NotEqual(Draw(run), Draw(run with { Call = 1 }));
    }

    [Fact]
    public void Random_ShardOfABatch_DrawsAsTheWhole()
    {
        InterpreterRun whole = new(4, 50, new Dictionary<string, double[]>(), [s_ones]) { Training = true };
        InterpreterRun half = new(2, 50, new Dictionary<string, double[]>(), [s_ones[..(2 * 50 * 20)]]) { Training = true, RowOffset = 2 };
        Assert.Equal(Draw(whole)[(2 * 50 * 20)..], Draw(half));
    }

    private static double[] Draw(InterpreterRun run)
    {
        ModelZoo zoo = new();
        Node x = zoo.Builder.Input(20, Domain.Step);
        return Interpret.Forward(zoo.Build(zoo.Builder.Multiply(x, zoo.Builder.Random(1, 0.3, x.Shape))), run).Outputs[0];
    }
}
