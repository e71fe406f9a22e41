using System.Collections;
using System.ComponentModel;
using System.Numerics;
using SeqGen.Runtime;

namespace SeqGen;

/// <summary>
/// The parameters of a model in canonical order, in one contiguous array: each starts on a multiple of 16 elements,
/// the elements between them stay zero.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ParameterSet<T> : ParameterSet, IReadOnlyList<Parameter<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Lanes = 16;

    private readonly Parameter<T>[] _parameters;
    private readonly Dictionary<string, int> _places;

    /// <summary>Allocates zeroed parameters.</summary>
    /// <param name="layout">The parameters in canonical order.</param>
    /// <exception cref="ArgumentException">A name occurs twice, a dimension is not positive, or blocks do not divide the rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The elements do not fit in one array.</exception>
    public ParameterSet(IReadOnlyList<ParameterInfo> layout)
        : base(layout)
    {
        _parameters = new Parameter<T>[Count];
        _places = new Dictionary<string, int>(Count, StringComparer.Ordinal);
        long offset = 0;
        for (int i = 0; i < Count; i++)
        {
            ParameterInfo info = Layout[i];
            if (info.Shape.Count == 0 || info.Shape.Any(length => length <= 0))
            {
                throw new ArgumentException($"{info.Name} has the shape [{string.Join(", ", info.Shape)}]; it needs dimensions, all positive.", nameof(layout));
            }

            int blocks = info.Blocks;
            if (blocks < 1 || (blocks > 1 && info.Shape[0] % blocks != 0) || (info.BlockValues?.Count ?? blocks) != blocks)
            {
                throw new ArgumentException($"{info.Name} cannot be started in {blocks} equal blocks of rows with a value each.", nameof(layout));
            }

            if (!_places.TryAdd(info.Name, i))
            {
                throw new ArgumentException($"Two parameters are called {info.Name}.", nameof(layout));
            }

            ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + info.Count, Array.MaxLength, nameof(layout));
            _parameters[i] = new Parameter<T>(this, info, (int)offset);
            offset += (info.Count + Lanes - 1) / Lanes * Lanes;
        }

        Storage = new AlignedArray<T>(offset);
    }

    /// <inheritdoc/>
    public override Type ScalarType => typeof(T);

    /// <summary>Every element, those between the parameters included.</summary>
    internal AlignedArray<T> Storage { get; }

    /// <summary>The parameter at a place in canonical order.</summary>
    /// <param name="index">0 to <see cref="ParameterSet.Count"/> - 1.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such place.</exception>
    public Parameter<T> this[int index] => _parameters[index];

    /// <summary>The parameter of a name.</summary>
    /// <param name="name">A full name, such as <c>memory.weight_ih_l0</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter; the message lists near names.</exception>
    public Parameter<T> this[string name] => _places.TryGetValue(name, out int place)
        ? _parameters[place]
        : throw new KeyNotFoundException($"There is no parameter called {name}." + NearNames.Sentence(name, Names));

    /// <summary>Whether there is a parameter of this name.</summary>
    /// <param name="name">A full name.</param>
    public bool Contains(string name) => _places.ContainsKey(name);

    /// <summary>The place of a parameter in canonical order; false if there is none of this name.</summary>
    internal bool TryGetIndex(string name, out int index) => _places.TryGetValue(name, out index);

    /// <summary>
    /// Draws the initial values: each parameter by its <see cref="Parameter{T}.Info"/>, in canonical order, the same bits
    /// on every machine and for any number of threads.
    /// </summary>
    /// <param name="seed">The seed.</param>
    public void Initialize(int seed)
    {
        for (int i = 0; i < Count; i++)
        {
            Initializer.Run(this, i, seed);
        }
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        Storage.Clear();
        MarkChanged();
    }

    /// <summary>A zeroed set of the same layout: gradients, moments, averages.</summary>
    public ParameterSet<T> CloneEmpty() => new(Layout);

    /// <summary>A reference to one element of the array, for emitted code; the offset is not checked.</summary>
    /// <param name="offset">Place of the element; a parameter begins at its <see cref="Parameter{T}.Offset"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T At(nint offset) => ref Storage.At(offset);

    /// <summary>Enumerates the parameters in canonical order without allocating.</summary>
    public ReadOnlySpan<Parameter<T>>.Enumerator GetEnumerator() => new ReadOnlySpan<Parameter<T>>(_parameters).GetEnumerator();

    IEnumerator<Parameter<T>> IEnumerable<Parameter<T>>.GetEnumerator() => ((IEnumerable<Parameter<T>>)_parameters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _parameters.GetEnumerator();
}
