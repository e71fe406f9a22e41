using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SeqGen.Runtime;

namespace SeqGen;

/// <summary>A workspace of one scalar type: an arena that emitted code divides among its buffers, and gradients.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract partial class Workspace<T> : Workspace
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedArray<T> _arena;
    private readonly ParameterSet<T>? _gradients;

    /// <summary>Allocates everything the workspace will ever need.</summary>
    /// <param name="owner">The model; the workspace serves every model of its type.</param>
    /// <param name="batchCapacity">The largest batch, at least 1.</param>
    /// <param name="stepCapacity">The largest number of steps, at least 1.</param>
    /// <param name="parameters">Parameters whose layout the gradients take; null for a workspace without gradients.</param>
    /// <param name="arenaElements">Elements of the arena at these capacities.</param>
    /// <param name="heads">Number of losses.</param>
    /// <exception cref="ArgumentOutOfRangeException">A capacity is not positive or the buffers do not fit in one array.</exception>
    protected Workspace(object owner, int batchCapacity, int stepCapacity, ParameterSet<T>? parameters, long arenaElements, int heads = 1)
        : base(owner, batchCapacity, stepCapacity, heads)
    {
        if (arenaElements > AlignedArray<T>.MostElements)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batchCapacity),
                batchCapacity,
                $"A workspace of {batchCapacity} sequences of {stepCapacity} steps has {arenaElements} numbers, and one array holds {AlignedArray<T>.MostElements}: take fewer sequences or steps at a time.");
        }

        _arena = new AlignedArray<T>(arenaElements);
        _gradients = parameters?.CloneEmpty();
    }

    /// <summary>A second axis over the arena of a workspace: the same batch, with steps and lengths of its own.</summary>
    /// <param name="owner">The model.</param>
    /// <param name="main">The workspace whose arena it shares.</param>
    /// <param name="stepCapacity">The largest number of steps, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive or too large.</exception>
    protected Workspace(object owner, Workspace<T> main, int stepCapacity)
        : base(owner, main.BatchCapacity, stepCapacity, 0)
    {
        _arena = main._arena;
    }

    /// <summary>Gradients, added to by every backward run until they are cleared.</summary>
    /// <exception cref="InvalidOperationException">The workspace was made without gradients.</exception>
    public ParameterSet<T> Gradients => _gradients ?? throw new InvalidOperationException("This workspace was made for inference and has no gradients.");

    /// <inheritdoc/>
    public override long Bytes => MapBytes + _arena.Bytes + (_gradients?.Storage.Bytes ?? 0);

    /// <summary>A reference to one element of the arena, which begins on a multiple of 64 bytes; the offset is not checked.</summary>
    /// <param name="offset">Place of the element.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T At(nint offset) => ref _arena.At(offset);
}
