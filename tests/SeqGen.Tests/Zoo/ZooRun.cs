using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;
using SeqGen.Generator.Lowering;

namespace SeqGen.Tests.Zoo;

/// <summary>Numbers for one model: parameters, a batch, targets and the gradients that come back. All are exact in the model's number type.</summary>
internal sealed record ZooRun(LoweredModel Model, int Batch, int Steps)
{
    /// <summary>Seed of dropout.</summary>
    public const uint Seed = 11;

    public int[]? Lengths { get; init; }

    public required IReadOnlyDictionary<string, double[]> Parameters { get; init; }

    /// <summary>double[] or int[]; NaN or -1 behind a sequence's end.</summary>
    public required Array[] Inputs { get; init; }

    /// <summary>By external state, [batch, units].</summary>
    public required double[][] InitialStates { get; init; }

    public required double[][] OutputGradients { get; init; }

    public required double[][] FinalGradients { get; init; }

    /// <summary>By head: int[] or double[].</summary>
    public required Array[] Targets { get; init; }

    public int Length(int row) => Lengths is null ? Steps : Lengths[row];

    /// <summary>The same for the interpreter.</summary>
    public InterpreterRun ToInterpreter(bool states, bool training) => new(Batch, Steps, Parameters, Inputs)
    {
        Lengths = Lengths,
        InitialStates = states ? InitialStates : null,
        Training = training,
        Seed = Seed,
        Call = training ? 1 : 0,
    };

    /// <summary>The loss of all heads and the gradients of the outputs.</summary>
    public (double Value, double[][] Gradients) Loss(bool training)
    {
        InterpreterRun run = ToInterpreter(states: false, training);
        InterpreterForward forward = Interpret.Forward(Model.Graph, run);
        double value = 0;
        int head = 0;
        double[][] gradients = [.. forward.Outputs.Select(y => new double[y.Length])];
        for (int i = 0; i < gradients.Length; i++)
        {
            if (Model.Outputs[i].Loss is not { } layer)
                continue;
            InterpreterLoss loss = InterpreterLoss.Of(layer, run, Model.Graph.Outputs[i].Shape, forward.Outputs[i], Targets[head++]);
            value += loss.Value;
            gradients[i] = loss.Gradient;
        }

        return (value, gradients);
    }

    /// <summary>The same sequences with room for more steps.</summary>
    public ZooRun WithSteps(int steps) => new(Model, Batch, steps)
    {
        Lengths = [.. Enumerable.Range(0, Batch).Select(Length)],
        Parameters = Parameters,
        Inputs = [.. Inputs.Select((x, i) => x is double[] reals ? (Array)Stretch(reals, Model.Inputs[i].Domain, steps, double.NaN) : Stretch((int[])x, Model.Inputs[i].Domain, steps, -1))],
        InitialStates = InitialStates,
        OutputGradients = [.. OutputGradients.Select((d, i) => Stretch(d, Model.Outputs[i].Domain, steps, double.NaN))],
        FinalGradients = FinalGradients,
        Targets = Targets,
    };

    /// <summary>An array of this run with more steps, the new ones filled.</summary>
    public T[] Stretch<T>(T[] values, Domain domain, int steps, T padding)
    {
        if (domain != Domain.Step)
            return values;
        int width = values.Length / Batch / Steps;
        T[] all = new T[Batch * steps * width];
        Array.Fill(all, padding);
        for (int row = 0; row < Batch; row++)
            Array.Copy(values, row * Steps * width, all, row * steps * width, Steps * width);
        return all;
    }

    /// <summary>The sequences in another order: place i takes row order[i].</summary>
    public ZooRun Permuted(int[] order) => this with
    {
        Lengths = Lengths is null ? null : [.. order.Select(row => Lengths[row])],
        Inputs = [.. Inputs.Select(x => x is double[] reals ? (Array)Permute(reals, order) : Permute((int[])x, order))],
        InitialStates = [.. InitialStates.Select(v => Permute(v, order))],
        OutputGradients = [.. OutputGradients.Select(v => Permute(v, order))],
        FinalGradients = [.. FinalGradients.Select(v => Permute(v, order))],
    };

    /// <summary>Rows of [batch, ...] in another order.</summary>
    public static T[] Permute<T>(T[] values, int[] order)
    {
        int size = values.Length / order.Length;
        return [.. order.SelectMany(row => values.AsSpan(row * size, size).ToArray())];
    }

    /// <summary>Some steps of every sequence.</summary>
    public ZooRun Window(int first, int count) => new(Model, Batch, count)
    {
        Parameters = Parameters,
        Inputs = [.. Inputs.Select(x => x is double[] reals ? (Array)Cut(reals, first, count) : Cut((int[])x, first, count))],
        InitialStates = InitialStates,
        OutputGradients = [.. OutputGradients.Select(d => Cut(d, first, count))],
        FinalGradients = FinalGradients,
        Targets = Targets,
    };

    /// <summary>Some steps of an array [batch, steps, width].</summary>
    public T[] Cut<T>(T[] values, int first, int count)
    {
        int width = values.Length / Batch / Steps;
        return [.. Enumerable.Range(0, Batch).SelectMany(row => values.AsSpan(((row * Steps) + first) * width, count * width).ToArray())];
    }
}
