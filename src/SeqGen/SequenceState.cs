using System.ComponentModel;
using System.Numerics;
using SeqGen.Runtime;

namespace SeqGen;

/// <summary>What a model carries from one window of a sequence to the next: named parts of PyTorch's shapes.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public class SequenceState<T> : SequenceStateBase
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[][] _parts;

    /// <summary>A state of zeros.</summary>
    /// <param name="layout">The parts.</param>
    /// <param name="batch">Number of sequences, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch is not positive or a part does not fit in one array.</exception>
    public SequenceState(IReadOnlyList<StateInfo> layout, int batch)
        : base(layout, batch)
    {
        _parts = new T[Layout.Count][];
        for (int i = 0; i < _parts.Length; i++)
        {
            Int128 length = (Int128)Layout[i].Blocks * batch * Layout[i].Units;
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength, nameof(batch));
            _parts[i] = new T[(int)length];
        }
    }

    /// <summary>The values of a part, [layers x directions, batch, units].</summary>
    /// <param name="name">A name such as <c>memory.h</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such part; the message lists near names.</exception>
    public Span<T> this[string name]
    {
        get
        {
            for (int i = 0; i < _parts.Length; i++)
            {
                if (Names[i] == name)
                {
                    return _parts[i];
                }
            }

            throw new KeyNotFoundException($"There is no state called {name}." + NearNames.Sentence(name, Names));
        }
    }

    /// <summary>One block of a part, [batch, units], for emitted code.</summary>
    /// <param name="part">Place of the part in <see cref="SequenceStateBase.Layout"/>.</param>
    /// <param name="block">Layer and direction.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<T> Block(int part, int block)
    {
        int length = Batch * Layout[part].Units;
        return _parts[part].AsSpan(block * length, length);
    }

    /// <summary>The values of the part at a place, [layers x directions, batch, units].</summary>
    /// <param name="part">Place of the part in <see cref="SequenceStateBase.Layout"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<T> Part(int part) => _parts[part];

    /// <inheritdoc/>
    public override void Clear()
    {
        foreach (T[] part in _parts)
        {
            Array.Clear(part);
        }
    }

    /// <inheritdoc/>
    public override void ClearRow(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Batch);
        for (int i = 0; i < _parts.Length; i++)
        {
            int units = Layout[i].Units;
            for (int block = 0; block < Layout[i].Blocks; block++)
            {
                Block(i, block).Slice(row * units, units).Clear();
            }
        }
    }

    /// <inheritdoc/>
    public override void CopyFrom(SequenceStateBase other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other is not SequenceState<T> typed)
        {
            throw new ArgumentException($"The other state holds another scalar type than {typeof(T).Name}.", nameof(other));
        }

        if (typed.Batch != Batch || !HasLayout(typed.Layout))
        {
            throw new ArgumentException(
                $"This state is {Describe(this)}; the other is {Describe(typed)}.", nameof(other));
        }

        for (int i = 0; i < _parts.Length; i++)
        {
            typed._parts[i].CopyTo(_parts[i], 0);
        }
    }

    /// <summary>Whether the parts are those given.</summary>
    private bool HasLayout(IReadOnlyList<StateInfo> layout)
    {
        if (layout.Count != Layout.Count)
        {
            return false;
        }

        for (int i = 0; i < layout.Count; i++)
        {
            if (!layout[i].Equals(Layout[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Describe(SequenceState<T> state) => state.Layout.Count == 0
        ? $"empty for a batch of {state.Batch}"
        : string.Join(", ", state.Layout.Select(info => $"{info.Name} [{info.Blocks}, {state.Batch}, {info.Units}]"));
}
