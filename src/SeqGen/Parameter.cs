using System.Numerics;
using SeqGen.Runtime;

namespace SeqGen;

/// <summary>One parameter (or its gradient) of a <see cref="ParameterSet{T}"/>, row-major in PyTorch's shape and order of gates.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Parameter<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterSet<T> _set;

    internal Parameter(ParameterSet<T> set, ParameterInfo info, int offset)
    {
        _set = set;
        Info = info;
        Offset = offset;
        Length = (int)info.Count;
    }

    /// <summary>Name, shape and start.</summary>
    public ParameterInfo Info { get; }

    /// <summary>Full name, such as <c>memory.weight_ih_l0</c>.</summary>
    public string Name => Info.Name;

    /// <summary>Lengths of the dimensions, outermost first.</summary>
    public IReadOnlyList<int> Shape => Info.Shape;

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    /// <summary>Place of the first element in the set's array, a multiple of 16.</summary>
    public int Offset { get; }

    /// <summary>False for values that an optimizer leaves alone.</summary>
    public bool Trainable => Info.Trainable;

    /// <summary>The elements.</summary>
    public ReadOnlySpan<T> Values => _set.Storage.Span.Slice(Offset, Length);

    /// <summary>The elements, to be changed: marks the set as changed.</summary>
    internal Span<T> WritableValues
    {
        get
        {
            _set.MarkChanged();
            return _set.Storage.Span.Slice(Offset, Length);
        }
    }

    /// <summary>Replaces every element.</summary>
    /// <param name="source">Exactly <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException">The number of values differs; nothing is changed.</exception>
    public void CopyFrom(ReadOnlySpan<T> source)
    {
        CheckLength(source.Length, nameof(source));
        source.CopyTo(WritableValues);
    }

    /// <summary>Copies every element.</summary>
    /// <param name="target">Exactly <see cref="Length"/> places.</param>
    /// <exception cref="ArgumentException">The number of places differs; nothing is changed.</exception>
    public void CopyTo(Span<T> target)
    {
        CheckLength(target.Length, nameof(target));
        Values.CopyTo(target);
    }

    /// <summary>Name and shape, such as <c>head.weight [96, 256]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";

    private void CheckLength(int length, string argument)
    {
        if (length != Length)
        {
            throw new ArgumentException($"{this} has {Length} elements; {argument} has {length}.", argument);
        }
    }
}
