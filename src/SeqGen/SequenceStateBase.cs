using SeqGen.Runtime;

namespace SeqGen;

/// <summary>What a model carries from one window of a sequence to the next, whatever its scalar type.</summary>
public abstract class SequenceStateBase
{
    private protected SequenceStateBase(IReadOnlyList<StateInfo> layout, int batch)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        Layout = [.. layout];
        Names = [.. Layout.Select(info => info.Name)];
        Batch = batch;
    }

    /// <summary>Number of sequences.</summary>
    public int Batch { get; }

    /// <summary>Names of the parts, such as <c>memory.h</c> and <c>memory.c</c>; none when the model carries nothing.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Name and shape of every part.</summary>
    public IReadOnlyList<StateInfo> Layout { get; }

    /// <summary>Sets every value to zero: the start of a sequence.</summary>
    public abstract void Clear();

    /// <summary>Copies every value of another state.</summary>
    /// <param name="other">A state of the same model and batch.</param>
    /// <exception cref="ArgumentException">The other state has another type, layout or batch; nothing is changed.</exception>
    public abstract void CopyFrom(SequenceStateBase other);

    /// <summary>Sets the state of one sequence to zero.</summary>
    /// <param name="row">The sequence, 0 to <see cref="Batch"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    public abstract void ClearRow(int row);
}
