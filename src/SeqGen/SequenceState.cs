using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SeqGen.Runtime;

namespace SeqGen;

/// <summary>What a model carries from one window of a sequence to the next: named parts of PyTorch's shapes.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public class SequenceState<T> : SequenceStateBase
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedArray<T> _arena;
    private readonly int[] _starts;

    /// <summary>A state of zeros.</summary>
    /// <param name="layout">The parts.</param>
    /// <param name="batch">Number of sequences, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch is not positive or a part does not fit in one array.</exception>
    public SequenceState(IReadOnlyList<StateInfo> layout, int batch)
        : this(layout, batch, 0)
    {
    }

    /// <summary>A state of zeros with room behind it, for emitted code.</summary>
    /// <param name="layout">The parts.</param>
    /// <param name="batch">Number of sequences, at least 1.</param>
    /// <param name="extra">Elements behind the parts, from <see cref="Extra"/> on.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SequenceState(IReadOnlyList<StateInfo> layout, int batch, long extra)
        : base(layout, batch)
    {
        _starts = new int[Layout.Count + 1];
        Int128 next = 0;
        for (int i = 0; i < Layout.Count; i++)
        {
            next += ((Int128)Layout[i].Blocks * batch * Layout[i].Units + 15) / 16 * 16;
            ArgumentOutOfRangeException.ThrowIfGreaterThan(next + extra, Array.MaxLength, nameof(batch));
            _starts[i + 1] = (int)next;
        }

        _arena = new AlignedArray<T>((long)next + extra);
    }

    /// <summary>First element behind the parts, for emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected int Extra => _starts[Layout.Count];

    /// <summary>An element of the memory that holds the parts, for emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T At(nint offset) => ref _arena.At(offset);

    /// <summary>Where a block starts in that memory, for emitted code.</summary>
    /// <param name="part">Place of the part in <see cref="SequenceStateBase.Layout"/>.</param>
    /// <param name="block">Layer and direction.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int BlockOffset(int part, int block) => _starts[part] + (block * Batch * Layout[part].Units);

    /// <summary>The values of a part, [layers x directions, batch, units].</summary>
    /// <param name="name">A name such as <c>memory.h</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such part; the message lists near names.</exception>
    public Span<T> this[string name]
    {
        get
        {
            for (int i = 0; i < Layout.Count; i++)
            {
                if (Names[i] == name)
                {
                    return Part(i);
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
        return _arena.Span.Slice(_starts[part] + (block * length), length);
    }

    /// <summary>The values of the part at a place, [layers x directions, batch, units].</summary>
    /// <param name="part">Place of the part in <see cref="SequenceStateBase.Layout"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<T> Part(int part) => _arena.Span.Slice(_starts[part], Layout[part].Blocks * Batch * Layout[part].Units);

    /// <inheritdoc/>
    public override void Clear()
    {
        for (int i = 0; i < Layout.Count; i++)
        {
            Part(i).Clear();
        }
    }

    /// <inheritdoc/>
    public override void ClearRow(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Batch);
        for (int i = 0; i < Layout.Count; i++)
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
                $"This state is {Describe(Layout, Batch)}; the other is {Describe(typed.Layout, typed.Batch)}.", nameof(other));
        }

        for (int i = 0; i < Layout.Count; i++)
        {
            typed.Part(i).CopyTo(Part(i));
        }
    }

    /// <summary>Refuses a state of another batch, for emitted code.</summary>
    /// <param name="batch">Number of sequences.</param>
    /// <param name="name">The caller's name for this state.</param>
    /// <exception cref="ArgumentException">The batch differs.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void CheckBatch(int batch, string name)
    {
        if (batch != Batch)
        {
            throw new ArgumentException($"The state is for {Batch} sequences; the batch has {batch}.", name);
        }
    }

    /// <summary>Refuses a state of another batch or model, for emitted code.</summary>
    /// <param name="layout">The parts of the model's states.</param>
    /// <param name="batch">Number of sequences.</param>
    /// <param name="name">The caller's name for this state.</param>
    /// <exception cref="ArgumentException">The batch or the parts differ.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Check(IReadOnlyList<StateInfo> layout, int batch, string name)
    {
        ArgumentNullException.ThrowIfNull(layout);
        CheckBatch(batch, name);
        if (!HasLayout(layout))
        {
            throw new ArgumentException($"The state is {Describe(Layout, Batch)}; this model's is {Describe(layout, batch)}.", name);
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

    private static string Describe(IReadOnlyList<StateInfo> layout, int batch) => layout.Count == 0
        ? $"empty for a batch of {batch}"
        : string.Join(", ", layout.Select(info => $"{info.Name} [{info.Blocks}, {batch}, {info.Units}]"));
}
