namespace SeqGen.Tests.Pairs;

/// <summary>A compiled model with decoders that have no input, behind one face.</summary>
/// <typeparam name="T">Its number type.</typeparam>
public abstract class DrivenModel<T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    public abstract ParameterSet<T> Parameters { get; }

    public abstract Workspace<T> CreateWorkspace(int batch, int sourceSteps, int steps);

    public abstract void Resize(Workspace<T> run, int batch, int sourceSteps, int steps);

    public abstract void SetLengths(Workspace<T> run, int[] source, int[] target);

    public abstract void Forward(Workspace<T> run, Array[] sources, T[][] y);

    public abstract void Backward(Workspace<T> run, T[][] dy, T[][] dx);

    public abstract T Train(Workspace<T> run, Array[] sources, Array[] targets);

    public abstract T Evaluate(Workspace<T> run, Array[] sources, Array[] targets);

    public abstract void Predict(Array[] sources, T[][] y, int batch, int sourceSteps, int steps, int[] sourceLengths);
}
