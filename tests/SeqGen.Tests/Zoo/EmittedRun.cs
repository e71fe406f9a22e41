using System.Numerics;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Lowering;

namespace SeqGen.Tests.Zoo;

/// <summary>Runs an emitted model on the numbers of a <see cref="ZooRun"/> and gives its results in the interpreter's shapes, in double.</summary>
internal interface IEmittedRun
{
    /// <summary>Outputs; and final states by external number when the run starts from the given ones, else none.</summary>
    (double[][] Outputs, double[][] FinalStates) Forward(bool states, bool training = false);

    /// <summary>Adds into the gradients; after a forward.</summary>
    (double[][] Inputs, double[][] InitialStates) Backward(bool states, bool training = false, bool inputs = true);

    IReadOnlyDictionary<string, double[]> Gradients();

    void ClearGradients();

    double Train();

    double Evaluate();

    double[][] Predict();

    /// <summary>Outputs step by step in the shapes of Forward (an output per sequence is the last step's), and the state at the end.</summary>
    (double[][] Outputs, double[][] FinalStates) Stream();
}

/// <inheritdoc cref="IEmittedRun"/>
/// <typeparam name="T">Number type of the model.</typeparam>
internal sealed class EmittedRun<T> : IEmittedRun
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ZooRun _run;
    private readonly LoweredModel _lowered;

    public EmittedRun(ZooRun run, EmittedModel<T> model)
    {
        (_run, _lowered, Model) = (run, run.Model, model);
        foreach (Parameter<T> parameter in model.Parameters)
            parameter.CopyFrom(Narrow(run.Parameters[parameter.Name]));
        model.Seed = ZooRun.Seed;
        Workspace = model.CreateWorkspace(run.Batch, run.Steps);
        if (run.Lengths is not null)
            Workspace.SetLengths(run.Lengths);
        X = [.. run.Inputs.Select(Narrow)];
        Targets = [.. run.Targets.Select(Narrow)];
    }

    public EmittedModel<T> Model { get; }

    public Workspace<T> Workspace { get; }

    public Array[] X { get; }

    public Array[] Targets { get; }

    public (double[][] Outputs, double[][] FinalStates) Forward(bool states, bool training = false)
    {
        T[][] y = Outputs();
        (Workspace.Training, Workspace.Call) = (training, 0);
        SequenceState<T>? state = states ? State(_run.InitialStates) : null;
        if (state is null)
            Model.Forward(Workspace, X, y);
        else
            Model.Forward(Workspace, X, y, state);
        return ([.. y.Select(Widen)], state is null ? [] : StatesOf(state));
    }

    public (double[][] Inputs, double[][] InitialStates) Backward(bool states, bool training = false, bool inputs = true)
    {
        T[][] dx = [.. _lowered.Inputs.Select((input, i) => input.Tokens || !inputs ? [] : new T[_run.Inputs[i].Length])];
        T[][] dy = [.. _run.OutputGradients.Select(d => (T[])Narrow(d))];
        Workspace.Training = training;
        SequenceState<T>? state = states ? State(_run.FinalGradients) : null;
        if (state is null)
            Model.Backward(Workspace, dy, dx);
        else
            Model.Backward(Workspace, dy, dx, state);
        return ([.. dx.Select(Widen)], state is null ? [] : StatesOf(state));
    }

    public IReadOnlyDictionary<string, double[]> Gradients() => Workspace.Gradients.ToDictionary(p => p.Name, p => Widen([.. p.Values]));

    public void ClearGradients() => Workspace.Gradients.Clear();

    public double Train()
    {
        Workspace.Call = 0;
        return double.CreateChecked(Model.Train(Workspace, X, Targets));
    }

    public double Evaluate() => double.CreateChecked(Model.Evaluate(Workspace, X, Targets));

    public double[][] Predict()
    {
        T[][] y = Outputs();
        Model.Predict(X, y, _run.Batch, _run.Steps, _run.Lengths ?? []);
        return [.. y.Select(Widen)];
    }

    public (double[][] Outputs, double[][] FinalStates) Stream()
    {
        SequenceState<T> state = Model.CreateState(_run.Batch);
        Fill(state, _run.InitialStates);
        double[][] all = [.. _run.OutputGradients.Select(d => new double[d.Length])];
        T[][] y = [.. _lowered.Outputs.Select(o => new T[_run.Batch * o.Width])];
        for (int step = 0; step < _run.Steps; step++)
        {
            Array[] x = [.. _lowered.Inputs.Select((input, i) => input.Domain == Domain.Step ? At(X[i], step) : X[i])];
            Model.Step(state, x, y);
            for (int h = 0; h < y.Length; h++)
            {
                (int width, bool steps) = (_lowered.Outputs[h].Width, _lowered.Outputs[h].Domain == Domain.Step);
                for (int row = 0; row < _run.Batch; row++)
                    Widen(y[h][(row * width)..((row + 1) * width)]).CopyTo(all[h], (steps ? (row * _run.Steps) + step : row) * width);
            }
        }

        return (all, StatesOf(state));
    }

    /// <summary>Arrays for the outputs.</summary>
    public T[][] Outputs() => [.. _run.OutputGradients.Select(d => new T[d.Length])];

    /// <summary>A state of given values.</summary>
    public SequenceState<T> State(double[][] values)
    {
        SequenceState<T> state = Model.CreateState(_run.Batch);
        Fill(state, values);
        return state;
    }

    private void Fill(SequenceState<T> state, double[][] values)
    {
        foreach (StateGroup group in _lowered.States)
        {
            int size = _run.Batch * group.Units;
            for (int block = 0; block < group.Blocks.Count; block++)
                ((T[])Narrow(values[group.Blocks[block]])).CopyTo(state[group.Name].Slice(block * size, size));
        }
    }

    /// <summary>Values of a state by external number.</summary>
    public double[][] StatesOf(SequenceState<T> state)
    {
        double[][] values = new double[_lowered.Graph.ExternalStates.Count][];
        foreach (StateGroup group in _lowered.States)
        {
            int size = _run.Batch * group.Units;
            for (int block = 0; block < group.Blocks.Count; block++)
                values[group.Blocks[block]] = Widen([.. state[group.Name].Slice(block * size, size)]);
        }

        return values;
    }

    /// <summary>The part of [batch, steps, width] at a step.</summary>
    private Array At(Array x, int step)
    {
        int width = x.Length / _run.Batch / _run.Steps;
        Array part = Array.CreateInstance(x.GetType().GetElementType()!, _run.Batch * width);
        for (int row = 0; row < _run.Batch; row++)
            Array.Copy(x, ((row * _run.Steps) + step) * width, part, row * width, width);
        return part;
    }

    private static Array Narrow(Array values) => values is double[] reals ? Narrow(reals) : values;

    private static T[] Narrow(double[] values) => [.. values.Select(T.CreateChecked)];

    private static double[] Widen(T[] values) => [.. values.Select(v => double.CreateChecked(v))];
}
