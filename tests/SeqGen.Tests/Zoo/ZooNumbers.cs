using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Lowering;

namespace SeqGen.Tests.Zoo;

/// <summary>Draws the numbers of a run.</summary>
internal sealed class ZooNumbers
{
    private readonly Random _random;
    private readonly bool _single;
    private readonly int _batch;
    private readonly int _steps;
    private readonly int[]? _lengths;

    private ZooNumbers(ZooModel zoo, bool single, int seed)
    {
        (_random, _single, _batch, _steps) = (new Random(seed), single, zoo.Batch, zoo.Steps);
        if (!zoo.Ragged)
            return;
        _lengths = [.. Enumerable.Range(0, _batch).Select(_ => _random.Next(1, _steps + 1))];
        _lengths[_random.Next(_batch)] = _steps;
    }

    public static ZooRun Of(ZooModel zoo, LoweredModel model, int seed)
    {
        ZooNumbers draw = new(zoo, model.Declaration.Scalar == Scalar.Single, seed);
        return new ZooRun(model, zoo.Batch, zoo.Steps)
        {
            Lengths = draw._lengths,
            Parameters = model.Graph.Parameters.ToDictionary(p => p.Name, draw.Values),
            Inputs = [.. model.Inputs.Select(i => i.Tokens ? draw.Tokens(i.Domain, i.Width, -1) : (Array)draw.Padded(i.Domain, i.Width))],
            InitialStates = [.. model.Graph.ExternalStates.Select(s => draw.Uniform(zoo.Batch * s.Units, 1))],
            OutputGradients = [.. model.Outputs.Select(o => draw.Gradient(zoo, draw.Padded(o.Domain, o.Width)))],
            FinalGradients = [.. model.Graph.ExternalStates.Select(s => draw.Gradient(zoo, draw.Uniform(zoo.Batch * s.Units, 1)))],
            Targets = [.. model.Outputs.Where(o => o.Loss is not null).Select(draw.Target)],
        };
    }

    private double[] Gradient(ZooModel zoo, double[] values) => zoo.OneSided ? [.. values.Select(v => Round(0.75 + (v / 4)))] : values;

    private double[] Values(Parameter parameter)
    {
        int count = (int)parameter.Count;
        if (!parameter.IsVector)
            return Uniform(count, 1.5 / Math.Sqrt(parameter.Columns));
        return parameter.Trainable && parameter.Value != 1 ? Uniform(count, 0.5) : [.. Uniform(count, 0.5).Select(v => Round(v + 1))];
    }

    private double[] Padded(Domain domain, int width)
    {
        double[] values = Uniform(_batch * (domain == Domain.Step ? _steps : 1) * width, 1);
        for (int row = 0; _lengths is not null && domain == Domain.Step && row < _batch; row++)
            values.AsSpan(((row * _steps) + _lengths[row]) * width, (_steps - _lengths[row]) * width).Fill(double.NaN);
        return values;
    }

    /// <param name="domain">Per step or per sequence.</param>
    /// <param name="count">Tokens are below this.</param>
    /// <param name="padding">What stands behind a sequence's end.</param>
    /// <param name="ignored">Share of targets that are -1.</param>
    private int[] Tokens(Domain domain, int count, int padding, double ignored = 0)
    {
        int perRow = domain == Domain.Step ? _steps : 1;
        int[] tokens = new int[_batch * perRow];
        for (int i = 0; i < tokens.Length; i++)
        {
            int token = _random.NextDouble() < ignored ? -1 : _random.Next(count);
            tokens[i] = domain == Domain.Step && _lengths is not null && i % perRow >= _lengths[i / perRow] ? padding : token;
        }

        return tokens;
    }

    /// <summary>Values stand to one side of the outputs, so that the sums of their gradients do not cancel.</summary>
    private Array Target(ModelOutput output) => output.Loss!.Kind switch
    {
        LossKind.CrossEntropy => Tokens(output.Domain, output.Width, -7, ignored: 0.2),
        LossKind.Ctc => Labels(output.Width, output.Loss.Blank),
        LossKind.BinaryCrossEntropy => Padded(output.Domain, output.Width).Select(v => double.IsNaN(v) ? v : v > -0.7 ? 1 : 0).ToArray(),
        _ => Padded(output.Domain, output.Width).Select(v => Round(1.5 + v)).ToArray(),
    };

    /// <summary>For each sequence about half as many labels as it has steps, repeats and their steps included.</summary>
    private int[] Labels(int classes, int blank)
    {
        int[] labels = new int[_batch * _steps];
        Array.Fill(labels, -1);
        for (int row = 0; row < _batch; row++)
        {
            int steps = _lengths is null ? _steps : _lengths[row], last = -1;
            for (int i = 0, used = 0; used < (steps + row) / 2 && used + 1 < steps; i++)
            {
                int label = (_random.Next(classes - 1) + blank + 1) % classes;
                used += label == last ? 2 : 1;
                last = labels[(row * _steps) + i] = label;
            }
        }

        return labels;
    }

    private double[] Uniform(int count, double bound)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = Round(((2 * _random.NextDouble()) - 1) * bound);
        return values;
    }

    private double Round(double value) => _single ? (float)value : value;
}
