using SeqGen.Generator.Declaration;
using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;
using SeqGen.Generator.Lowering;

namespace SeqGen.Tests.Pairs;

/// <summary>A model with decoders without input, numbers to run it on, and what the interpreter makes of them.</summary>
internal sealed class DrivenCase
{
    /// <summary>Tokens of a source.</summary>
    public const int Vocabulary = 9;

    public DrivenCase(string name, int batch, int sourceSteps, int steps, bool ragged, int seed = 5)
    {
        ModelDeclaration declaration = DrivenModels.All[name];
        Model = LowerModel.Run(declaration);
        Random random = new(seed);
        IsVector = Model.Inputs[0].Domain == Domain.Row;
        sourceSteps = IsVector ? 1 : sourceSteps;
        (Batch, SourceSteps, Steps, IsSingle) = (batch, sourceSteps, steps, declaration.Scalar == Scalar.Single);
        SourceLengths = [.. Enumerable.Range(0, batch).Select(row => ragged && row > 0 ? random.Next(1, sourceSteps + 1) : sourceSteps)];
        Lengths = [.. Enumerable.Range(0, batch).Select(row => ragged && row + 1 < batch ? random.Next(1, steps + 1) : steps)];
        Parameters = Model.Graph.Parameters.ToDictionary(p => p.Name, p => Draw(random, (int)p.Count, 0.7));
        Sources = [.. Model.Inputs.Select(input => (Array)(input.Tokens ? Classes(random, batch * StepsOf(input), Vocabulary) : Draw(random, batch * StepsOf(input) * input.Width, 1)))];
        Targets = [.. Losses.Select(o => (Array)(o.Loss!.HasClassTargets ? Classes(random, batch * steps, o.Width) : Targeted(random, batch * steps * o.Width)))];
        OutputGradients = [.. Model.Outputs.Select(o => Draw(random, batch * steps * o.Width, 1))];
    }

    public LoweredModel Model { get; }

    public bool IsSingle { get; }

    /// <summary>Whether the source has no steps.</summary>
    public bool IsVector { get; }

    public int Batch { get; }

    public int SourceSteps { get; }

    public int Steps { get; }

    public int[] SourceLengths { get; private set; }

    public int[] Lengths { get; private set; }

    public IReadOnlyDictionary<string, double[]> Parameters { get; }

    public Array[] Sources { get; private set; }

    public Array[] Targets { get; private set; }

    public double[][] OutputGradients { get; private set; }

    public IEnumerable<ModelOutput> Losses => Model.Outputs.Where(o => o.Loss is not null);

    public bool Drops => Model.Graph.Nodes.Any(n => n.Op == Op.Random);

    /// <summary>Number of the call in training that is computed; 0 outside training.</summary>
    public int Call { get; set; }

    /// <summary>Steps of a row of an input.</summary>
    public int StepsOf(ModelInput input) => input.Domain == Domain.Step ? SourceSteps : 1;

    public double[][] Outputs() => [.. Interpret.Forward(Model.Graph, Run).Outputs];

    public InterpreterGradient Backward(IReadOnlyList<double[]> dy) => Interpret.Backward(Differentiate.Run(Model.Graph), Run, dy);

    /// <summary>The loss, and its gradients with respect to all outputs.</summary>
    public (double Value, double[][] Gradients) Loss()
    {
        double[][] y = Outputs();
        double value = 0;
        int next = 0;
        for (int head = 0; head < y.Length; head++)
        {
            if (Model.Outputs[head].Loss is not { } loss)
            {
                y[head] = new double[y[head].Length];
                continue;
            }

            InterpreterLoss its = InterpreterLoss.Of(loss, Run, Model.Graph.Outputs[head].Shape, y[head], Targets[next++]);
            (value, y[head]) = (value + its.Value, its.Gradient);
        }

        return (value, y);
    }

    /// <summary>The same sequences in another order.</summary>
    public DrivenCase Permuted(int[] order)
    {
        var other = (DrivenCase)MemberwiseClone();
        (other.SourceLengths, other.Lengths) = (PairCase.Permute(SourceLengths, order), PairCase.Permute(Lengths, order));
        other.Sources = [.. Sources.Select(s => Permute(s, order))];
        other.Targets = [.. Targets.Select(t => Permute(t, order))];
        other.OutputGradients = [.. OutputGradients.Select(d => PairCase.Permute(d, order))];
        return other;
    }

    private InterpreterRun Run => new(Batch, Steps, Parameters, Sources) { Lengths = Lengths, SourceSteps = SourceSteps, SourceLengths = SourceLengths, Seed = 3, Call = Call, Training = Call > 0 };

    private static Array Permute(Array values, int[] order) => values is int[] tokens ? PairCase.Permute(tokens, order) : PairCase.Permute((double[])values, order);

    private static int[] Classes(Random random, int count, int classes) => [.. Enumerable.Range(0, count).Select(_ => random.Next(classes))];

    private static double[] Targeted(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];

    private static double[] Draw(Random random, int count, double scale) => [.. Enumerable.Range(0, count).Select(_ => scale * ((2 * random.NextDouble()) - 1))];
}
