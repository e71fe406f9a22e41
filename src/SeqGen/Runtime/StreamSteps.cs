using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace SeqGen.Runtime;

/// <summary>
/// The part of a streaming state that counts each sequence's steps, and the parts that are as long as the steps there is room for. The count is a
/// number of the state like others, so that copying, saving and clearing a state, or a single sequence of it, takes it along.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StreamSteps
{
    /// <summary>Largest number of steps, which every number type counts exactly.</summary>
    private const int Most = 1 << 24;

    /// <summary>Elements of a row with one for each step: no multiple of 64, for such rows share cache sets.</summary>
    /// <param name="capacity">Steps.</param>
    public static int Room(int capacity) => (int)AttentionKernels.Columns(capacity);

    /// <summary>The parts of a state.</summary>
    /// <param name="layout">Those that have nothing to do with steps.</param>
    /// <param name="caches">Name and width of each attention's keys and values.</param>
    /// <param name="capacity">Steps to have room for.</param>
    /// <param name="most">Rows of the smallest table of positions; 0 without one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1, more than the table has, or too large for an array.</exception>
    public static StateInfo[] Layout(StateInfo[] layout, (string Name, int Keys, int Values)[] caches, int capacity, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        if (most > 0)
            MostSteps.Check(capacity, most, nameof(capacity), "PositionalEncoding");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, Most);
        List<StateInfo> all = [.. layout];
        foreach ((string name, int keys, int values) in caches)
        {
            long room = Room(capacity);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(room * Math.Max(keys, values), Array.MaxLength, nameof(capacity));
            all.Add(new StateInfo(name + ".keys", 1, (int)room * keys));
            all.Add(new StateInfo(name + ".values", 1, (int)room * values));
        }

        all.Add(new StateInfo("step", 1, 1));
        return [.. all];
    }

    /// <summary>Reads the number of the step that each sequence is to take.</summary>
    /// <param name="counts">Steps that each has taken.</param>
    /// <param name="capacity">Steps there is room for.</param>
    /// <param name="numbers">Receives the numbers.</param>
    /// <exception cref="InvalidOperationException">A sequence has no room for another step; nothing is changed.</exception>
    public static void Begin<T>(ReadOnlySpan<T> counts, int capacity, Span<int> numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T end = T.CreateTruncating(capacity);
        for (int row = 0; row < counts.Length; row++)
        {
            if (!(counts[row] >= T.Zero && counts[row] < end))
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Sequence {row} has taken {counts[row]} steps, and its state has room for {capacity}: make the state with a greater capacity, where the declaration allows one, or clear it (ClearRow({row})) to begin anew."));
            numbers[row] = int.CreateTruncating(counts[row]);
        }
    }

    /// <summary>Counts a step of each sequence.</summary>
    /// <param name="counts">Steps that each has taken.</param>
    public static void Advance<T>(Span<T> counts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T count in counts)
            count += T.One;
    }

    /// <summary>Whole sequences begin with the state: none may have taken steps, and there must be room.</summary>
    /// <param name="counts">Steps that each has taken.</param>
    /// <param name="capacity">Steps there is room for.</param>
    /// <param name="steps">Steps of the longest sequence.</param>
    /// <param name="name">The argument.</param>
    /// <exception cref="ArgumentException">One has, or there is not.</exception>
    public static void CheckFresh<T>(ReadOnlySpan<T> counts, int capacity, int steps, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < counts.Length; row++)
            if (counts[row] != T.Zero)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Sequence {row} of the state has taken {counts[row]} steps, and whole sequences begin at the first: go on with Step, or clear the state."), name);
        if (steps > capacity)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The state has room for {capacity} steps, and the batch has {steps}: make it with a greater capacity."), name);
    }

    /// <summary>Counts the steps of whole sequences.</summary>
    /// <param name="run">Their workspace.</param>
    /// <param name="counts">Receives the steps that each has taken, in the caller's order.</param>
    public static void Set<T>(Workspace<T> run, Span<T> counts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int place = 0; place < run.Batch; place++)
            counts[run.Source(place)] = T.CreateTruncating(run.Length(place));
    }
}
