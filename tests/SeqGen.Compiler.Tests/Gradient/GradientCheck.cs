using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests.Gradient;

/// <summary>
/// Compares every gradient of a graph with central differences of fourth order. The loss is a random weighting of all outputs and final
/// states; inputs and gradients past a row's length are NaN, so whatever reads them is found out.
/// </summary>
internal sealed class GradientCheck
{
    private const double Step = 2e-5;
    private const double Tolerance = 1e-6;

    private readonly CheckOptions _options;
    private readonly Random _random;
    private readonly ModelGraph _graph;
    private readonly InterpreterRun _run;
    private readonly double[][] _outputWeights;
    private readonly double[][] _finalWeights;

    private GradientCheck(ModelGraph graph, CheckOptions options)
    {
        _options = options;
        _random = new Random(options.Seed);
        _graph = graph;
        double[][] initial = [.. graph.ExternalStates.Select(s => Values(options.Batch * s.Units))];
        _run = new InterpreterRun(
            options.Batch,
            options.Steps,
            graph.Parameters.ToDictionary(p => p.Name, p => Values((int)p.Count)),
            [.. graph.Inputs.Select(Input)])
        {
            Lengths = options.Lengths,
            SourceSteps = options.SourceSteps,
            SourceLengths = options.SourceLengths,
            InitialStates = initial,
            Training = options.Training,
            Seed = 7,
            Call = 3,
            RowOffset = 2,
        };
        _outputWeights = [.. graph.Outputs.Select(y => Padded(y.Shape, y.Axis))];
        _finalWeights = [.. graph.ExternalStates.Select(s => Values(options.Batch * s.Units))];
    }

    /// <summary>Fails on the first gradient entry off by more than 1e-6 of its array's largest, or a directional derivative off by 1e-6 of itself.</summary>
    public static void Run(ModelGraph graph, CheckOptions? options = null) => new GradientCheck(graph, options ?? new CheckOptions()).Run();

    private void Run()
    {
        InterpreterGradient gradient = Interpret.Backward(Differentiate.Run(_graph), _run, _outputWeights, _finalWeights);
        List<(string Name, double[] Values, double[] Gradient)> groups = [.. _graph.Parameters.Where(p => p.Trainable).Select(p => (p.Name, _run.Parameters[p.Name], gradient.Parameters[p.Name]))];
        for (int i = 0; i < _graph.Inputs.Count; i++)
        {
            if (_run.Inputs[i] is double[] x)
                groups.Add(($"input {i}", x, gradient.Inputs[i] ?? new double[x.Length]));
        }

        groups.AddRange(_graph.ExternalStates.Select((s, i) => ($"initial {s}", _run.InitialStates![i], gradient.InitialStates[i])));
        foreach ((string name, double[] values, double[] exact) in groups)
            CheckEntries(name, values, exact);
        CheckDirection(groups);
        Assert.Contains(groups, g => g.Gradient.Any(v => v != 0));
    }

    private void CheckEntries(string name, double[] values, double[] exact)
    {
        double scale = Math.Max(1e-3, exact.Max(Math.Abs));
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                Assert.True(exact[i] == 0, $"{name}[{i}] stands past the end and has gradient {exact[i]}");
                continue;
            }

            double kept = values[i];
            double measured = Difference(shift => values[i] = kept + shift);
            values[i] = kept;
            if (Math.Abs(measured - exact[i]) > Tolerance * scale)
                Assert.Fail($"{name}[{i}]: gradient {exact[i]}, measured {measured}\n{GraphText.Of(_graph)}\n{GraphText.Of(Differentiate.Run(_graph))}");
        }
    }

    private void CheckDirection(List<(string Name, double[] Values, double[] Gradient)> groups)
    {
        List<(double[] Values, double[] Kept, double[] Direction)> moves = [.. groups.Select(g => (g.Values, (double[])g.Values.Clone(), Values(g.Values.Length)))];
        double exact = groups.Zip(moves, (g, m) => g.Gradient.Zip(m.Direction, (a, b) => a * b).Sum()).Sum();
        double measured = Difference(shift =>
        {
            foreach ((double[] values, double[] kept, double[] direction) in moves)
            {
                for (int i = 0; i < values.Length; i++)
                    values[i] = kept[i] + (shift * direction[i]);
            }
        });
        foreach ((double[] values, double[] kept, _) in moves)
            kept.CopyTo(values, 0);
        Assert.True(Math.Abs(measured - exact) <= Tolerance * Math.Abs(exact), $"directional derivative {exact}, measured {measured}");
    }

    private double Difference(Action<double> move)
    {
        double At(double shift)
        {
            move(shift);
            return Loss();
        }

        return ((8 * (At(Step) - At(-Step))) - (At(2 * Step) - At(-2 * Step))) / (12 * Step);
    }

    private double Loss()
    {
        InterpreterForward forward = Interpret.Forward(_graph, _run);
        double loss = 0;
        foreach ((double[] y, double[] weights) in forward.Outputs.Zip(_outputWeights).Concat(forward.FinalStates.Zip(_finalWeights)))
            loss += y.Zip(weights, (v, w) => double.IsNaN(w) ? 0 : v * w).Sum();
        return loss;
    }

    private Array Input(InputKind kind)
    {
        if (!kind.Tokens)
            return Padded(Shape.Of(kind.Domain, kind.Width), kind.Axis);
        int[] tokens = new int[_options.Batch * (kind.Domain == Domain.Step ? StepsOf(kind.Axis) : 1)];
        for (int i = 0; i < tokens.Length; i++)
            tokens[i] = _random.Next(kind.Width);
        return tokens;
    }

    private int StepsOf(Axis axis) => axis == Axis.Source ? _options.SourceSteps : _options.Steps;

    private double[] Padded(Shape shape, Axis axis)
    {
        if (shape.Domain != Domain.Step)
            return Values(_options.Batch * shape.Width);
        int steps = StepsOf(axis);
        double[] values = Values(_options.Batch * steps * shape.Width);
        int[]? lengths = axis == Axis.Source ? _options.SourceLengths : _options.Lengths;
        for (int row = 0; lengths is not null && row < _options.Batch; row++)
            values.AsSpan(((row * steps) + lengths[row]) * shape.Width, (steps - lengths[row]) * shape.Width).Fill(double.NaN);
        return values;
    }

    private double[] Values(int count)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = _options.Positive ? 0.4 + (1.2 * _random.NextDouble()) : (2 * _random.NextDouble()) - 1;
        return values;
    }
}
