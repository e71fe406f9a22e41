using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;
using SeqGen.Generator.Lowering;

namespace SeqGen.Tests.Zoo;

/// <summary>Random numbers for one model: parameters, a batch, targets and the gradients that come back. All are exact in the model's number type.</summary>
internal sealed class ZooRun
{
    private readonly Random _random;
    private readonly bool _single;

    public ZooRun(ZooModel zoo, LoweredModel model, bool single, int seed = 1)
    {
        (_random, _single) = (new Random(seed), single);
        (Model, Batch, Steps) = (model, zoo.Batch, zoo.Steps);
        Lengths = zoo.Ragged ? [.. Enumerable.Range(0, Batch).Select(_ => _random.Next(1, Steps + 1))] : null;
        if (Lengths is not null)
            Lengths[_random.Next(Batch)] = Steps;
        Parameters = model.Graph.Parameters.ToDictionary(p => p.Name, Values);
        Inputs = [.. model.Inputs.Select(i => i.Tokens ? Tokens(i.Domain, i.Width, -1) : (Array)Padded(i.Domain, i.Width))];
        InitialStates = [.. model.Graph.ExternalStates.Select(s => Uniform(Batch * s.Units, 1))];
        OutputGradients = [.. model.Outputs.Select(o => Padded(o.Domain, o.Width))];
        FinalGradients = [.. model.Graph.ExternalStates.Select(s => Uniform(Batch * s.Units, 1))];
        Targets = [.. model.Outputs.Where(o => o.Loss is not null).Select(Target)];
    }

    public LoweredModel Model { get; }

    public int Batch { get; }

    public int Steps { get; }

    public int[]? Lengths { get; }

    public IReadOnlyDictionary<string, double[]> Parameters { get; }

    /// <summary>double[] or int[]; NaN or -1 behind a sequence's end.</summary>
    public Array[] Inputs { get; }

    /// <summary>By external state, [batch, units].</summary>
    public double[][] InitialStates { get; }

    public double[][] OutputGradients { get; }

    public double[][] FinalGradients { get; }

    /// <summary>By head: int[] or double[].</summary>
    public Array[] Targets { get; }

    public int Length(int row) => Lengths is null ? Steps : Lengths[row];

    /// <summary>The same for the interpreter.</summary>
    public InterpreterRun ToInterpreter(bool states, bool training) => new(Batch, Steps, Parameters, Inputs)
    {
        Lengths = Lengths,
        InitialStates = states ? InitialStates : null,
        Training = training,
        Seed = EmittedRun<float>.Seed,
        Call = training ? 1 : 0,
    };

    private double[] Values(Parameter parameter)
    {
        int count = (int)parameter.Count;
        if (!parameter.IsVector)
            return Uniform(count, 1.5 / Math.Sqrt(parameter.Columns));
        return parameter.Trainable && parameter.Value != 1 ? Uniform(count, 0.5) : [.. Uniform(count, 0.5).Select(v => Round(v + 1))];
    }

    private double[] Padded(Domain domain, int width)
    {
        double[] values = Uniform(Batch * (domain == Domain.Step ? Steps : 1) * width, 1);
        for (int row = 0; domain == Domain.Step && row < Batch; row++)
            values.AsSpan(((row * Steps) + Length(row)) * width, (Steps - Length(row)) * width).Fill(double.NaN);
        return values;
    }

    /// <param name="domain">Per step or per sequence.</param>
    /// <param name="count">Tokens are below this.</param>
    /// <param name="padding">What stands behind a sequence's end.</param>
    /// <param name="ignored">Share of targets that are -1.</param>
    private int[] Tokens(Domain domain, int count, int padding, double ignored = 0)
    {
        int perRow = domain == Domain.Step ? Steps : 1;
        int[] tokens = new int[Batch * perRow];
        for (int i = 0; i < tokens.Length; i++)
        {
            int token = _random.NextDouble() < ignored ? -1 : _random.Next(count);
            tokens[i] = domain == Domain.Step && i % perRow >= Length(i / perRow) ? padding : token;
        }

        return tokens;
    }

    private Array Target(ModelOutput output) => output.Loss!.Kind switch
    {
        Generator.Declaration.LossKind.CrossEntropy => Tokens(output.Domain, output.Width, -7, ignored: 0.2),
        Generator.Declaration.LossKind.BinaryCrossEntropy => Padded(output.Domain, output.Width).Select(v => double.IsNaN(v) ? v : Math.Round(Math.Abs(v))).ToArray(),
        _ => Padded(output.Domain, output.Width),
    };

    private double[] Uniform(int count, double bound)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = Round(((2 * _random.NextDouble()) - 1) * bound);
        return values;
    }

    private double Round(double value) => _single ? (float)value : value;
}
