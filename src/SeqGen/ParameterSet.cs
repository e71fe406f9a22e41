using SeqGen.Runtime;

namespace SeqGen;

/// <summary>The parameters of a model, or arrays of the same layout (gradients, moments), whatever their scalar type.</summary>
public abstract class ParameterSet
{
    private long _version;

    private protected ParameterSet(IReadOnlyList<ParameterInfo> layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        Layout = [.. layout];
        Names = [.. Layout.Select(info => info.Name)];
        Elements = Layout.Sum(info => info.Count);
    }

    /// <summary>Number of parameters.</summary>
    public int Count => Layout.Count;

    /// <summary>Names in canonical order, such as <c>memory.weight_ih_l0</c>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Name, shape and start of every parameter, in canonical order.</summary>
    public IReadOnlyList<ParameterInfo> Layout { get; }

    /// <summary>Number of elements of all parameters together, trainable or not.</summary>
    public long Elements { get; }

    /// <summary>Grows with every change of a value; what is derived from the values is renewed when it differs.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary><see cref="float"/> or <see cref="double"/>.</summary>
    public abstract Type ScalarType { get; }

    /// <summary>Says that values were changed in place.</summary>
    public void MarkChanged() => Interlocked.Increment(ref _version);

    /// <summary>Sets every element to zero.</summary>
    public abstract void Clear();
}
