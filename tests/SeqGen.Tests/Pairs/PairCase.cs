using SeqGen.Generator.Declaration;
using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;
using SeqGen.Generator.Lowering;

namespace SeqGen.Tests.Pairs;

/// <summary>A model with an encoder, numbers to run it on, and what the interpreter makes of them.</summary>
internal sealed class PairCase
{
    private readonly LossLayer _loss;
    private readonly double _sampling;

    public PairCase(string name, int batch, int sourceSteps, int steps, bool ragged, int seed = 5)
    {
        ModelDeclaration declaration = PairModels.Find(name);
        LoweredModel model = LowerModel.Run(declaration);
        Random random = new(seed);
        IsVector = model.Inputs[0].Domain == Domain.Row;
        sourceSteps = IsVector ? 1 : sourceSteps;
        (Graph, Batch, SourceSteps, Steps, IsSingle) = (model.Graph, batch, sourceSteps, steps, declaration.Scalar == Scalar.Single);
        HasTokens = model.Inputs[0].Tokens;
        _loss = model.Outputs[0].Loss!;
        _sampling = declaration.Decoders.First().ScheduledSampling;
        SourceLengths = [.. Enumerable.Range(0, batch).Select(row => ragged && row > 0 ? random.Next(1, sourceSteps + 1) : sourceSteps)];
        Lengths = [.. Enumerable.Range(0, batch).Select(row => ragged && row + 1 < batch ? random.Next(1, steps + 1) : steps)];
        Parameters = Graph.Parameters.ToDictionary(p => p.Name, p => Draw(random, (int)p.Count, 0.7));
        int count = batch * sourceSteps;
        Source = HasTokens ? Enumerable.Range(0, count).Select(_ => random.Next(PairModels.SourceTokens)).ToArray() : Draw(random, count * PairModels.Features, 1);
        Target = [.. Enumerable.Range(0, batch * steps).Select(_ => random.Next(1, PairModels.TargetTokens))];
        OutputGradient = Draw(random, batch * steps * PairModels.TargetTokens, 1);
    }

    public ModelGraph Graph { get; }

    public bool IsSingle { get; }

    public bool HasTokens { get; }

    /// <summary>Whether the source has no steps.</summary>
    public bool IsVector { get; }

    public int Batch { get; }

    public int SourceSteps { get; }

    public int Steps { get; }

    public int[] SourceLengths { get; private set; }

    public int[] Lengths { get; private set; }

    public IReadOnlyDictionary<string, double[]> Parameters { get; }

    public Array Source { get; private set; }

    public int[] Target { get; private set; }

    public double[] OutputGradient { get; private set; }

    /// <summary>What the decoder is given.</summary>
    public int[] Given => Call > 0 && _sampling > 0 ? Sampled() : Forced;

    private int[] Forced => [.. Target.Select((_, i) => i % Steps == 0 ? 0 : Target[i - 1])];

    /// <summary>Whether anything is dropped in training.</summary>
    public bool Drops => Graph.Nodes.Any(n => n.Op == Op.Random || n.Attention is { Dropout: > 0 }) || _sampling > 0;

    /// <summary>Number of the call in training that is computed; 0 outside training.</summary>
    public int Call { get; set; }

    public InterpreterRun Run => RunOn(Given);

    private InterpreterRun RunOn(int[] given) => new(Batch, Steps, Parameters, [Source, given]) { Lengths = Lengths, SourceSteps = SourceSteps, SourceLengths = SourceLengths, Seed = 3, Call = Call, Training = Call > 0 };

    /// <summary>The same pairs in another order.</summary>
    public PairCase Permuted(int[] order)
    {
        var other = (PairCase)MemberwiseClone();
        (other.SourceLengths, other.Lengths) = (Permute(SourceLengths, order), Permute(Lengths, order));
        other.Source = HasTokens ? Permute((int[])Source, order) : Permute((double[])Source, order);
        (other.Target, other.OutputGradient) = (Permute(Target, order), Permute(OutputGradient, order));
        return other;
    }

    /// <summary>Rows in another order.</summary>
    public static V[] Permute<V>(V[] values, int[] order)
    {
        int row = values.Length / order.Length;
        return [.. order.SelectMany(from => values.AsSpan(from * row, row).ToArray())];
    }

    public double[] Outputs() => Interpret.Forward(Graph, Run).Outputs[0];

    public InterpreterGradient Backward(double[] dy) => Interpret.Backward(Differentiate.Run(Graph), Run, [dy]);

    public InterpreterLoss Loss() => InterpreterLoss.Of(_loss, Run, Graph.Outputs[0].Shape, Outputs(), Target);

    /// <summary>What the decoder is given when some tokens are its own: the whole of it runs again for each step.</summary>
    private int[] Sampled()
    {
        int[] given = Forced;
        for (int t = 0; t + 1 < Steps; t++)
        {
            double[] y = Interpret.Forward(Graph, RunOn(given)).Outputs[0];
            for (int row = 0; row < Batch; row++)
            {
                bool isOwn = DropoutHash.Factor(DropoutHash.Key(3, Call, -1, row, t), 0, _sampling) == 0;
                double[] logits = y[(((row * Steps) + t) * PairModels.TargetTokens)..(((row * Steps) + t + 1) * PairModels.TargetTokens)];
                if (isOwn && t + 1 < Lengths[row])
                    given[(row * Steps) + t + 1] = Array.IndexOf(logits, logits.Max());
            }
        }

        return given;
    }

    /// <summary>Weights of each attention over the source, from its queries and keys: [batch, steps, source steps].</summary>
    public IReadOnlyList<double[]> Attentions()
    {
        Evaluation values = new(Run, null, null);
        values.StepThrough(Graph.Nodes);
        return [.. Graph.Nodes.Where(n => n.Op == Op.Attend && n.Inputs[0].Axis != n.Inputs[1].Axis).Select(node => Weights(node, values))];
    }

    private double[] Weights(Node node, Evaluation values)
    {
        double[] all = new double[Batch * Steps * SourceSteps];
        for (int row = 0; row < Batch; row++)
        {
            for (int step = 0; step < Lengths[row]; step++)
                Weights(node, values, row, step).CopyTo(all, ((row * Steps) + step) * SourceSteps);
        }

        return all;
    }

    /// <summary>Those that the attention itself gives, or else softmax(scale * score) within its window, the mean over heads.</summary>
    private double[] Weights(Node node, Evaluation values, int row, int step)
    {
        AttentionForm form = node.Attention!;
        int keys = SourceLengths[row], context = node.Inputs[2].Shape.Width, units = node.Inputs[1].Shape.Width / form.Heads;
        if (form.Longest > 0)
            return values.Of(node, row, step)[(context + 1)..(context + 1 + keys)];
        double[] q = values.Of(node.Inputs[0], row, step), mean = new double[keys];
        double[]? w = node.Weight is { } weight ? Parameters[weight.Parameter.Name] : null;
        for (int head = 0; head < form.Heads; head++)
        {
            double Term(int s)
            {
                if (form.Window > 0 && Math.Abs(s - Math.Min(step, keys - 1)) > form.Window)
                    return 0;
                double[] k = values.Of(node.Inputs[1], row, s);
                return Math.Exp(form.Scale * Enumerable.Range(head * units, units).Sum(u => w is null ? q[u] * k[u] : w[u] * Math.Tanh(q[u] + k[u])));
            }

            double[] terms = [.. Enumerable.Range(0, keys).Select(Term)];
            for (int s = 0; s < keys; s++)
                mean[s] += terms[s] / (terms.Sum() * form.Heads);
        }

        return mean;
    }

    /// <summary>Greedy decoding by running the whole decoder again for each token.</summary>
    public (int[] Output, int[] Lengths) Decode()
    {
        int[] output = [.. Enumerable.Repeat(1, Batch * Steps)], given = new int[Batch * Steps];
        int[] lengths = [.. Enumerable.Repeat(Steps, Batch)];
        for (int t = 0; t < Steps; t++)
        {
            double[] y = Interpret.Forward(Graph, Run with { Inputs = [Source, given], Lengths = null }).Outputs[0];
            for (int row = 0; row < Batch; row++)
            {
                if (lengths[row] <= t)
                    continue;
                double[] logits = y[(((row * Steps) + t) * PairModels.TargetTokens)..(((row * Steps) + t + 1) * PairModels.TargetTokens)];
                int token = Array.IndexOf(logits, logits.Max());
                output[(row * Steps) + t] = token;
                if (token == 1)
                    lengths[row] = t + 1;
                if (t + 1 < Steps)
                    given[(row * Steps) + t + 1] = token;
            }
        }

        return (output, lengths);
    }

    private double[] Draw(Random random, int count, double bound)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = (float)(((2 * random.NextDouble()) - 1) * bound);
        return values;
    }
}
