using System.Numerics;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;
using SeqGen.Generator.Lowering;

namespace SeqGen.Compiler.Tests.Interpreter;

/// <summary>Attention with rotary positions against the formula of Su et al. 2021: a pair of units is a complex number, which step t multiplies by e^(i t / 10000^(2u/d)).</summary>
public sealed class RotaryTests
{
    private const int Heads = 2, Units = 6, Width = Heads * Units, Steps = 7;

    private readonly Random _random = new(4);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SelfAttention_TurnsQueriesAndKeysByTheStep(bool causal)
    {
        LoweredModel model = Lower(causal);
        InterpreterRun run = Draw(model);
        double[] expected = Formula(run, causal);
        double[] actual = Interpret.Forward(model.Graph, run).Outputs[0];
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-12);
    }

    /// <summary>The paper's condition: steps later by the same number see each other as before.</summary>
    [Fact]
    public void SelfAttention_FiveStepsLater_GivesTheSame()
    {
        LoweredModel model = Lower(causal: false);
        InterpreterRun run = Draw(model);
        double[] table = run.Parameters["positions.weight"];
        double[] later = [.. table.Skip(5 * Units), .. table.Take(5 * Units)];
        double[] now = Interpret.Forward(model.Graph, run).Outputs[0];
        double[] then = Interpret.Forward(model.Graph, run with { Parameters = run.Parameters.ToDictionary(p => p.Key, p => p.Key == "positions.weight" ? later : p.Value) }).Outputs[0];
        for (int i = 0; i < now.Length; i++)
            Assert.Equal(now[i], then[i], 1e-12);
    }

    private static LoweredModel Lower(bool causal) => LowerModel.Run(new ModelDeclaration(
        "",
        "Net",
        true,
        Scalar.Double,
        Initialization.Standard,
        new([new StackDeclaration("", [], new([new FeaturesLayer("input", Width, false), new PositionalLayer("positions", 40, false, Rotary: true), new SelfAttentionLayer("attention", Heads, causal, new BlockOptions(false, Norm.None, 0))]))]),
        HasSummary: false));

    private InterpreterRun Draw(LoweredModel model) => new(
        1,
        Steps,
        model.Graph.Parameters.ToDictionary(p => p.Name, p => p.Start == Start.Rotations ? Angles(p.Rows) : Values((int)p.Count)),
        [Values(Steps * Width)]);

    private static double[] Angles(int rows) =>
        [.. Enumerable.Range(0, rows * Units).Select(i => (i / Units / Math.Pow(10_000, 2.0 * (i % Units % (Units / 2)) / Units)) is var angle && i % Units < Units / 2 ? Math.Cos(angle) : Math.Sin(angle))];

    private double[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * _random.NextDouble()) - 1)];

    private static double[] Formula(InterpreterRun run, bool causal)
    {
        double[][] projected = [.. Enumerable.Range(0, Steps).Select(t => Dense(run, "attention.in_proj_", ((double[])run.Inputs[0])[(t * Width)..((t + 1) * Width)]))];
        double[] y = [];
        for (int t = 0; t < Steps; t++)
        {
            double[] sums = new double[Width];
            for (int head = 0; head < Heads; head++)
            {
                Complex[] q = Turned(projected[t], head * Units, t);
                double[] scores = [.. Enumerable.Range(0, causal ? t + 1 : Steps).Select(s => Math.Exp(q.Zip(Turned(projected[s], Width + (head * Units), s), (a, b) => (a * Complex.Conjugate(b)).Real).Sum() / Math.Sqrt(Units)))];
                for (int s = 0; s < scores.Length; s++)
                    for (int u = head * Units; u < (head + 1) * Units; u++)
                        sums[u] += scores[s] / scores.Sum() * projected[s][(2 * Width) + u];
            }

            y = [.. y, .. Dense(run, "attention.out_proj.", sums)];
        }

        return y;
    }

    private static Complex[] Turned(double[] values, int first, int step) =>
        [.. Enumerable.Range(0, Units / 2).Select(u => new Complex(values[first + u], values[first + u + (Units / 2)]) * Complex.FromPolarCoordinates(1, step / Math.Pow(10_000, 2.0 * u / Units)))];

    private static double[] Dense(InterpreterRun run, string name, double[] x)
    {
        double[] weight = run.Parameters[name + "weight"], bias = run.Parameters[name + "bias"];
        return [.. bias.Select((b, u) => b + x.Select((v, i) => v * weight[(u * x.Length) + i]).Sum())];
    }
}
