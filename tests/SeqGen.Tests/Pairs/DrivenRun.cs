using System.Numerics;
using SeqGen.Generator.Lowering;

namespace SeqGen.Tests.Pairs;

/// <summary>Runs a compiled model without a decoder's input on a case.</summary>
internal sealed class DrivenRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly DrivenCase _case;

    public DrivenRun(string name, DrivenCase numbers, int extraSource = 0, int extra = 0)
    {
        (Model, _case) = (DrivenAssembly.Create<T>(name), numbers);
        foreach ((string parameter, double[] values) in numbers.Parameters)
            Model.Parameters[parameter].CopyFrom(PairRun<T>.Narrow(values));
        (SourceSteps, Steps) = (numbers.SourceSteps + (numbers.IsVector ? 0 : extraSource), numbers.Steps + extra);
        Workspace = Model.CreateWorkspace(numbers.Batch + 1, SourceSteps + 2, Steps + 1);
        Model.Resize(Workspace, numbers.Batch, SourceSteps, Steps);
        Sources = [.. numbers.Sources.Select((source, i) => StepsOf(numbers.Model.Inputs[i]) is var steps && source is int[] tokens
            ? Stretch(tokens, numbers.StepsOf(numbers.Model.Inputs[i]), steps, 1, -5)
            : (Array)Stretch(PairRun<T>.Narrow((double[])source), numbers.StepsOf(numbers.Model.Inputs[i]), steps, numbers.Model.Inputs[i].Width, T.NaN))];
        Targets = [.. numbers.Losses.Select((output, i) => numbers.Targets[i] is int[] classes
            ? Stretch(classes, numbers.Steps, Steps, 1, -9)
            : (Array)Stretch(PairRun<T>.Narrow((double[])numbers.Targets[i]), numbers.Steps, Steps, output.Width, T.NaN))];
    }

    public DrivenModel<T> Model { get; }

    public Workspace<T> Workspace { get; }

    public int SourceSteps { get; }

    public int Steps { get; }

    /// <summary>The sources as the model takes them, each row longer by what was asked for.</summary>
    public Array[] Sources { get; }

    public Array[] Targets { get; }

    public void SetLengths() => Model.SetLengths(Workspace, _case.SourceLengths, _case.Lengths);

    /// <summary>Room for every output.</summary>
    public T[][] NewOutputs(int steps) => [.. _case.Model.Outputs.Select(o => new T[_case.Batch * steps * o.Width])];

    public T[][] Forward()
    {
        SetLengths();
        T[][] y = NewOutputs(Steps);
        Model.Forward(Workspace, Sources, y);
        return y;
    }

    /// <summary>Gradients of the parameters by name, and of the sources that are numbers.</summary>
    public (IReadOnlyDictionary<string, T[]> Parameters, T[][] Sources) Backward(double[][] dy)
    {
        T[][] dx = [.. _case.Model.Inputs.Where(i => !i.Tokens).Select(i => new T[_case.Batch * StepsOf(i) * i.Width])];
        Model.Backward(Workspace, [.. dy.Select((d, h) => Stretch(PairRun<T>.Narrow(d), _case.Steps, Steps, _case.Model.Outputs[h].Width, T.NaN))], dx);
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

    private int StepsOf(ModelInput input) => input.Domain == Generator.Graph.Domain.Step ? SourceSteps : 1;
}
