using System.ComponentModel;

namespace SeqGen;

/// <content>Several rows for each sequence, for beam search.</content>
public abstract partial class Workspace
{
    /// <summary>
    /// Gives each sequence several rows of its own, one behind the other, which all see the one row of the sequence on the other axis. Only for
    /// sequences of the same number of steps.
    /// </summary>
    /// <param name="other">The other axis.</param>
    /// <param name="times">Rows of a sequence; all of them together must fit into the workspace.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Repeat(Workspace other, int times)
    {
        ArgumentNullException.ThrowIfNull(other);
        CheckSize(Batch * times, BatchCapacity, nameof(times));
        Batch *= times;
        MapUniform();
        for (int row = Batch - 1; row >= 0; row--)
        {
            other._places[row] = other._places[row / times];
        }
    }

    /// <summary>Takes back what <see cref="Repeat"/> did.</summary>
    /// <param name="other">The other axis.</param>
    /// <param name="times">Rows of a sequence.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Restore(Workspace other, int times)
    {
        ArgumentNullException.ThrowIfNull(other);
        Batch /= times;
        MapUniform();
        for (int place = 0; place < Batch; place++)
        {
            other._places[other._sources[place]] = place;
        }
    }
}
