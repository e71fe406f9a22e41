using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Interpreter;

/// <summary>Values of a graph's nodes for one batch: computed when asked for, then kept. No order is planned: the graph itself is the order.</summary>
/// <param name="run">The batch.</param>
/// <param name="outputGradients">By output, in its shape; null in a forward run.</param>
/// <param name="finalGradients">By external state: the gradient of its final value; null for zeros.</param>
internal sealed class Evaluation(InterpreterRun run, IReadOnlyList<double[]>? outputGradients, IReadOnlyList<double[]>? finalGradients)
{
    private readonly Dictionary<Node, double[]?[]> _values = [];

    public InterpreterRun Run { get; } = run;

    /// <summary>The units of a value; row and step matter as far as its domain has them.</summary>
    public double[] Of(Node node, int row, int step)
    {
        (int places, int place) = node.Shape.Domain switch
        {
            Domain.Model => (1, 0),
            Domain.Row => (Run.Batch, row),
            _ => (Run.Batch * Run.StepsOf(node.Axis), (row * Run.StepsOf(node.Axis)) + step),
        };
        if (!_values.TryGetValue(node, out double[]?[]? values))
            _values.Add(node, values = new double[]?[places]);
        return values[place] ??= InterpreterRules.Apply(node, this, row, step);
    }

    /// <summary>The units of an output's gradient.</summary>
    public double[] OutputGradient(Node node, int row, int step) =>
        Cut((outputGradients ?? throw new InvalidOperationException($"{node} stands in a forward run."))[node.Index], node, row, step);

    /// <summary>The units of an input.</summary>
    public double[] Input(Node node, int row, int step) => Cut((double[])Run.Inputs[node.Index], node, row, step);

    public int Token(Node node, int row, int step) =>
        node.Op == Op.StepIndex ? step : ((int[])Run.Inputs[node.Index])[node.Shape.Domain == Domain.Step ? (row * Run.StepsOf(node.Axis)) + step : row];

    /// <summary>A state before its first step: what the caller gave and what the graph computes, added.</summary>
    public double[] Initial(State state, int row)
    {
        IReadOnlyList<double[]>? given = state.AdjointOf is null ? Run.InitialStates : finalGradients;
        double[] value = new double[state.Units];
        for (int unit = 0; unit < value.Length; unit++)
        {
            if (state.External >= 0 && given is not null)
                value[unit] = given[state.External][(row * state.Units) + unit];
            if (state.Initial is not null)
                value[unit] += Of(state.Initial, row, 0)[unit];
        }

        return value;
    }

    /// <summary>First step of a row in a state's direction.</summary>
    public int First(State state, int row) => state.Direction == Direction.Forward ? 0 : Run.Length(row, state.Previous.Axis) - 1;

    /// <summary>Last step of a row in a state's direction.</summary>
    public int Last(State state, int row) => state.Direction == Direction.Forward ? Run.Length(row, state.Previous.Axis) - 1 : 0;

    /// <summary>Steps each loop through time in its own direction, so that no later demand has to walk back through all steps at once.</summary>
    public void StepThrough(IReadOnlyList<Node> nodes)
    {
        foreach (IReadOnlyList<Node> loop in Loops.Of(nodes))
        {
            List<State> states = [.. loop.Select(n => n.State).OfType<State>()];
            Direction direction = states[0].Direction;
            for (int row = 0; row < Run.Batch; row++)
            {
                for (int step = 0; step < Run.Length(row, states[0].Previous.Axis); step++)
                {
                    foreach (State state in states)
                        Of(state.Next, row, direction == Direction.Forward ? step : Run.Length(row, states[0].Previous.Axis) - 1 - step);
                }
            }
        }
    }

    /// <summary>All places of a value: [batch, steps, width] with 0 past a row's length, or [batch, width].</summary>
    public double[] Gathered(Node node)
    {
        int width = node.Shape.Width;
        bool perStep = node.Shape.Domain == Domain.Step;
        double[] all = new double[Run.Batch * (perStep ? Run.StepsOf(node.Axis) : 1) * width];
        for (int row = 0; row < Run.Batch; row++)
        {
            for (int step = 0; step < (perStep ? Run.Length(row, node.Axis) : 1); step++)
                Of(node, row, step).CopyTo(all, (perStep ? (row * Run.StepsOf(node.Axis)) + step : row) * width);
        }

        return all;
    }

    /// <summary>A state after each row's last step: [batch, units].</summary>
    public double[] Final(State state)
    {
        double[] all = new double[Run.Batch * state.Units];
        for (int row = 0; row < Run.Batch; row++)
            Of(state.Next, row, Last(state, row)).CopyTo(all, row * state.Units);
        return all;
    }

    private double[] Cut(double[] array, Node node, int row, int step)
    {
        int width = node.Shape.Width;
        double[] value = new double[width];
        Array.Copy(array, (node.Shape.Domain == Domain.Step ? (row * Run.StepsOf(node.Axis)) + step : row) * width, value, 0, width);
        return value;
    }
}
