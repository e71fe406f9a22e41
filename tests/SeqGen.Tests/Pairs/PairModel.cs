namespace SeqGen.Tests.Pairs;

/// <summary>A compiled model with an encoder and a decoder, behind one face.</summary>
/// <typeparam name="T">Its number type.</typeparam>
public abstract class PairModel<T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    public abstract ParameterSet<T> Parameters { get; }

    public abstract Workspace<T> CreateWorkspace(int batch, int sourceSteps, int steps);

    public abstract void Resize(Workspace<T> run, int batch, int sourceSteps, int steps);

    public abstract void SetLengths(Workspace<T> run, int[] source, int[] target);

    public abstract void Forward(Workspace<T> run, Array source, int[] target, T[] y);

    public abstract void Backward(Workspace<T> run, T[] dy, T[] dx);

    public abstract T Train(Workspace<T> run, Array source, int[] target);

    public abstract T Evaluate(Workspace<T> run, Array source, int[] target);

    public abstract void Decode(Workspace<T> run, Array source, int[] output, int[] lengths, DecodeOptions? options = null, double[]? scores = null);

    public abstract T[] Attention(Workspace<T> run, string? layer = null);

    public abstract DecodeResult Decode(Array source, int[] sourceLengths, int[] output, DecodeOptions? options = null);
}
