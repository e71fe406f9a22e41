using System.Numerics;

namespace SeqGen.Tests.Zoo;

/// <summary>
/// The public face of an emitted model behind arrays: a small adapter derives from it for each model and passes every call on. Inputs and
/// targets are arrays of T or int, outputs one array each; nothing is allocated on the way.
/// </summary>
/// <typeparam name="T">Number type of the model.</typeparam>
public abstract class EmittedModel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public abstract ParameterSet<T> Parameters { get; }

    public abstract uint Seed { set; }

    public abstract ModelDescription Description { get; }

    public abstract Workspace<T> CreateWorkspace(int batch, int steps);

    public abstract void Forward(Workspace<T> run, Array[] x, T[][] y);

    public virtual void Forward(Workspace<T> run, Array[] x, T[][] y, SequenceState<T> state) => throw new NotSupportedException();

    /// <summary>An empty dx asks for none.</summary>
    public abstract void Backward(Workspace<T> run, T[][] dy, T[][] dx);

    public virtual void Backward(Workspace<T> run, T[][] dy, T[][] dx, SequenceState<T> dState) => throw new NotSupportedException();

    public virtual T Train(Workspace<T> run, Array[] x, Array[] targets) => throw new NotSupportedException();

    public virtual T Train(Workspace<T> run, Array[] x, Array[] targets, SequenceState<T> state) => throw new NotSupportedException();

    public virtual T Evaluate(Workspace<T> run, Array[] x, Array[] targets) => throw new NotSupportedException();

    public abstract void Predict(Array[] x, T[][] y, int batch, int steps, int[] lengths);

    public virtual SequenceState<T> CreateState(int batch) => throw new NotSupportedException();

    public virtual void Step(SequenceState<T> state, Array[] x, T[][] y) => throw new NotSupportedException();
}
