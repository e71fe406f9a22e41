using System.ComponentModel;

namespace SeqGen;

/// <summary>
/// The buffers of one run of a model over a batch, and the map from the caller's sequences to packed rows: inside,
/// sequences are sorted by length, longest first, and a step holds only the rows of those that have not ended.
/// One thread uses a workspace at a time.
/// </summary>
public abstract partial class Workspace
{
    private readonly Type _owner;
    private readonly int[] _first;
    private readonly int[] _lengths;
    private readonly int[] _sources;
    private readonly int[] _places;
    private readonly int[] _starts;

    private protected Workspace(object owner, int batchCapacity, int stepCapacity, int heads)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchCapacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepCapacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)batchCapacity * (stepCapacity + 1L), Array.MaxLength, nameof(stepCapacity));
        ArgumentOutOfRangeException.ThrowIfNegative(heads);

        _owner = owner.GetType();
        BatchCapacity = batchCapacity;
        StepCapacity = stepCapacity;
        _first = new int[stepCapacity + 1];
        _lengths = new int[batchCapacity];
        _sources = new int[batchCapacity];
        _places = new int[batchCapacity];
        _starts = new int[stepCapacity + 1];
        Counts = new double[heads];
        Totals = new double[heads];
        LossSums = new double[heads];
        Correct = new int[heads];
        Batch = batchCapacity;
        Steps = stepCapacity;
        MapUniform();
    }

    /// <summary>Number of sequences of the current batch.</summary>
    public int Batch { get; private set; }

    /// <summary>Number of steps of the current batch: the room of the longest sequence.</summary>
    public int Steps { get; private set; }

    /// <summary>The largest <see cref="Batch"/>.</summary>
    public int BatchCapacity { get; }

    /// <summary>The largest <see cref="Steps"/>.</summary>
    public int StepCapacity { get; }

    /// <summary>Bytes of all buffers.</summary>
    public abstract long Bytes { get; }

    /// <summary>Number of valid steps of all sequences together.</summary>
    public int Rows { get; private set; }

    /// <summary>Whether every sequence has <see cref="Steps"/> steps.</summary>
    public bool IsUniform { get; private set; }

    /// <summary>Sets the size of the batch within the capacities and drops lengths set before. Allocates nothing.</summary>
    /// <param name="batch">Number of sequences, 1 to <see cref="BatchCapacity"/>.</param>
    /// <param name="steps">Number of steps, 1 to <see cref="StepCapacity"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range; nothing is changed.</exception>
    public void Resize(int batch, int steps) => Resize(batch, steps, nameof(steps));

    /// <summary>The same where the caller calls the steps otherwise.</summary>
    /// <param name="batch">Number of sequences.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="name">The caller's name for the steps.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Resize(int batch, int steps, string name)
    {
        CheckSizes(batch, steps, name);
        if (batch == Batch && steps == Steps && IsUniform)
        {
            return;
        }

        Batch = batch;
        Steps = steps;
        MapUniform();
        OnResized();
    }

    /// <summary>Sets the length of each sequence; what lies behind it is padding. Allocates nothing.</summary>
    /// <param name="lengths">One length per sequence, [batch], each 1 to <see cref="Steps"/>.</param>
    /// <exception cref="ArgumentException">There are not as many lengths as sequences; nothing is changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is out of its range; nothing is changed.</exception>
    public void SetLengths(ReadOnlySpan<int> lengths) => SetLengths(lengths, nameof(lengths));

    /// <summary>The same where the caller calls the lengths otherwise.</summary>
    /// <param name="lengths">One length per sequence.</param>
    /// <param name="name">The caller's name for them.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SetLengths(ReadOnlySpan<int> lengths, string name)
    {
        CheckLengths(lengths, name);
        MapSorted(lengths);
        OnResized();
    }

    /// <summary>Gives every sequence <see cref="Steps"/> steps again.</summary>
    public void ClearLengths() => Resize(Batch, Steps);

    /// <summary>
    /// Called after the batch, the steps or the lengths changed. Not called by the constructor: a workspace starts at its
    /// capacities, and a derived constructor prepares what depends on them.
    /// </summary>
    protected virtual void OnResized()
    {
    }

    /// <summary>Whether a batch fits.</summary>
    /// <param name="batch">Number of sequences.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="sourceSteps">Number of steps of the sources, where there are any.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public virtual bool HasRoom(int batch, int steps, int sourceSteps) => batch <= BatchCapacity && steps <= StepCapacity;

    /// <summary>Refuses sizes beyond the capacities.</summary>
    /// <param name="batch">Number of sequences.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="name">The caller's name for the steps.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void CheckSizes(int batch, int steps, string name)
    {
        CheckSize(batch, BatchCapacity, nameof(batch));
        CheckSize(steps, StepCapacity, name);
    }

    /// <summary>Refuses lengths that are not one for each sequence, from 1 to <see cref="Steps"/>.</summary>
    /// <param name="lengths">One length per sequence.</param>
    /// <param name="name">The caller's name for them.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void CheckLengths(ReadOnlySpan<int> lengths, string name)
    {
        if (lengths.Length != Batch)
        {
            throw new ArgumentException($"{name} has {lengths.Length} elements; the batch has {Batch} sequences.", name);
        }

        for (int row = 0; row < lengths.Length; row++)
        {
            if (lengths[row] < 1 || lengths[row] > Steps)
            {
                throw new ArgumentOutOfRangeException(name, lengths[row], $"The length of sequence {row} must be 1 to {Steps}.");
            }
        }
    }

    private static void CheckSize(int size, int capacity, string name)
    {
        if (size < 1 || size > capacity)
        {
            throw new ArgumentOutOfRangeException(name, size, $"The workspace was made for 1 to {capacity}.");
        }
    }
}
