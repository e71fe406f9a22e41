using System.Numerics;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Tests.Pairs;

/// <summary>Runs a compiled model on a case.</summary>
internal sealed class PairRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PairModel<T> _model;
    private readonly PairCase _case;

    public PairRun(string name, PairCase numbers, int extraSource = 0, int extra = 0)
    {
        (_model, _case) = (PairAssembly.Create<T>(name), numbers);
        foreach ((string parameter, double[] values) in numbers.Parameters)
            _model.Parameters[parameter].CopyFrom(Narrow(values));
        (SourceSteps, Steps) = (numbers.SourceSteps + extraSource, numbers.Steps + extra);
        Workspace = _model.CreateWorkspace(numbers.Batch + 1, SourceSteps + 2, Steps + 1);
        _model.Resize(Workspace, numbers.Batch, SourceSteps, Steps);
    }

    public Workspace<T> Workspace { get; }

    public int SourceSteps { get; }

    public int Steps { get; }

    public PairModel<T> Model => _model;

    /// <summary>The source as the model takes it, each row longer by what was asked for.</summary>
    public Array Source => _case.IsVector ? _case.HasTokens ? _case.Source : Narrow((double[])_case.Source) : _case.HasTokens ? Stretch((int[])_case.Source, _case.SourceSteps, SourceSteps, 1, -5) : Stretch(Narrow((double[])_case.Source), _case.SourceSteps, SourceSteps, PairModels.Features, T.NaN);

    public int[] Target => Stretch(_case.Target, _case.Steps, Steps, 1, -9);

    public void SetLengths() => _model.SetLengths(Workspace, _case.SourceLengths, _case.Lengths);

    public T[] Forward()
    {
        SetLengths();
        T[] y = new T[_case.Batch * Steps * PairModels.TargetTokens];
        _model.Forward(Workspace, Source, Target, y);
        return y;
    }

    /// <summary>Gradients of the parameters by name, and of the source.</summary>
    public (IReadOnlyDictionary<string, T[]> Parameters, T[] Source) Backward(double[] dy)
    {
        T[] dx = _case.HasTokens ? [] : new T[_case.Batch * (_case.IsVector ? 1 : SourceSteps) * PairModels.Features];
        _model.Backward(Workspace, Stretch(Narrow(dy), _case.Steps, Steps, PairModels.TargetTokens, T.NaN), dx);
        return (Gradients(), dx);
    }

    public IReadOnlyDictionary<string, T[]> Gradients() => Workspace.Gradients.ToDictionary(p => p.Name, p => p.Values.ToArray());

    /// <summary>Each row with more steps behind it.</summary>
    public V[] Stretch<V>(V[] values, int steps, int longer, int width, V padding)
    {
        V[] result = new V[_case.Batch * longer * width];
        Array.Fill(result, padding);
        for (int row = 0; row < _case.Batch; row++)
            Array.Copy(values, row * steps * width, result, row * longer * width, steps * width);
        return result;
    }

    public static T[] Narrow(double[] values) => [.. values.Select(T.CreateChecked)];

    public static double[] Widen(T[] values) => [.. values.Select(double.CreateChecked)];
}
