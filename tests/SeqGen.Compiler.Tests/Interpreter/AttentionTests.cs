using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests.Interpreter;

/// <summary>Weights of attention with options, read by values that are the steps' places.</summary>
public sealed class AttentionTests
{
    private const int Source = 5, Target = 7, Units = 2;

    private static readonly double[] s_queries = [.. Enumerable.Range(0, Target * Units).Select(i => Math.Sin(i))];
    private static readonly double[] s_keys = [.. Enumerable.Range(0, Source * Units).Select(i => Math.Cos(2 * i))];
    private static readonly double[] s_score = [0.7, -0.4];

    [Fact]
    public void Window_IsAroundTheStepOrTheSourcesLast()
    {
        double[] weights = Weights(new AttentionForm(1, 1, Causal: false) { Window = 1 });
        for (int t = 0; t < Target; t++)
        {
            int center = Math.Min(t, Source - 1);
            double[] row = weights[(t * Source)..((t + 1) * Source)];
            Assert.Equal(Enumerable.Range(0, Source).Select(j => Math.Abs(j - center) <= 1), row.Select(w => w > 0));
            Assert.Equal(1, row.Sum(), 12);
        }
    }

    [Fact]
    public void Dropout_RemovesWeightsAndRaisesTheOthers()
    {
        double[] all = Weights(new AttentionForm(1, 1, Causal: false)), some = Weights(new AttentionForm(1, 1, Causal: false) { Dropout = 0.4, Draw = 2 }, training: true);
        Assert.All(all.Zip(some), pair => Assert.True(pair.Second == 0 || Math.Abs((pair.First / 0.6) - pair.Second) < 1e-12));
        Assert.InRange(some.Count(w => w == 0), 5, 25);
        Assert.Equal(all, Weights(new AttentionForm(1, 1, Causal: false) { Dropout = 0.4, Draw = 2 }));
    }

    /// <summary>Step by step with loops and no graph: e_j = w tanh(q + k_j + sum over i of F_i p'_(j + i - 1)).</summary>
    [Theory]
    [InlineData(3, false)]
    [InlineData(1, true)]
    public void Filters_GoOverWeightsOfEarlierSteps(int taps, bool sum)
    {
        double[] filters = [.. Enumerable.Range(0, Units * taps).Select(i => 1.5 * Math.Cos(3 * i))], memory = new double[Source], expected = new double[Target * Source];
        for (int t = 0; t < Target; t++)
        {
            double[] scores = new double[Source];
            for (int j = 0; j < Source; j++)
                for (int u = 0; u < Units; u++)
                {
                    double inner = s_queries[(t * Units) + u] + s_keys[(j * Units) + u];
                    for (int tap = 0; tap < taps; tap++)
                        inner += j + tap - (taps / 2) is >= 0 and < Source and int place ? filters[(u * taps) + tap] * memory[place] : 0;
                    scores[j] += s_score[u] * Math.Tanh(inner);
                }

            double[] weights = [.. scores.Select(s => Math.Exp(s) / scores.Sum(Math.Exp))];
            memory = sum ? [.. memory.Zip(weights, (m, w) => m + w)] : weights;
            weights.CopyTo(expected, t * Source);
        }

        double[] actual = Weights(new AttentionForm(1, 1, Causal: false), taps, sum, filters: filters);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 12));
    }

    /// <summary>[target, source]: products, or with filters additive scores.</summary>
    private static double[] Weights(AttentionForm form, int taps = 0, bool sum = false, bool training = false, double[]? filters = null)
    {
        ModelZoo z = new();
        GraphBuilder b = z.Builder;
        b.CurrentLayer = z.NewLayer("encoder") with { Axis = Axis.Source };
        Node keys = b.Input(Units, Domain.Step), places = b.Input(Source, Domain.Step);
        b.CurrentLayer = z.NewLayer("decoder");
        Node queries = b.Input(Units, Domain.Step), y;
        if (taps == 0)
        {
            y = b.Attend(queries, keys, places, form);
        }
        else
        {
            State memory = b.NewState("memory", Direction.Forward, Source + 2);
            Node all = b.Add(Op.Attend, [queries, keys, places, memory.Previous], weight: z.Vector("score", Units), attention: form with { Longest = Source + 2, Filters = z.Matrix("filters", Units, taps) });
            memory.Next = sum ? b.Add(memory.Previous, b.Slice(all, 2)) : b.Slice(all, 2);
            y = b.Slice(all, 0);
        }

        double[] identity = [.. Enumerable.Range(0, Source * Source).Select(i => i % (Source + 1) == 0 ? 1.0 : 0)];
        Dictionary<string, double[]> parameters = filters is null ? [] : new() { ["score"] = s_score, ["filters"] = filters };
        return Interpret.Forward(z.Build(y), new InterpreterRun(1, Target, parameters, [s_keys, identity, s_queries]) { SourceSteps = Source, Training = training, Seed = 3 }).Outputs[0];
    }
}
