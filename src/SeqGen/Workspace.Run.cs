using System.ComponentModel;

namespace SeqGen;

/// <content>What a run leaves behind and what the trainer tells it.</content>
public abstract partial class Workspace
{
    /// <summary>First row of this shard in the whole batch: random draws and messages count from there.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int RowOffset { get; set; }

    /// <summary>Where the rows of the whole batch stand in their data, which messages name; empty where the batch is the data.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReadOnlyMemory<int> Origins { get; set; }

    /// <summary>The sequence that a message names.</summary>
    /// <param name="row">Its row in this workspace.</param>
    private protected int NameOf(int row) => Origins.IsEmpty ? RowOffset + row : Origins.Span[RowOffset + row];

    /// <summary>Number of the run, one of the counters that random draws depend on.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Call { get; set; }

    /// <summary>Seed of random draws such as dropout.</summary>
    public uint Seed { get; set; }

    /// <summary>Whether the run is for training: dropout is on.</summary>
    public bool Training { get; set; }

    /// <summary>For each loss, what counts in this workspace: targets that are not ignored, or valid elements, frames or sequences.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public double[] Counts { get; }

    /// <summary>For each loss, what counts in the whole batch, set by the caller: losses are divided by it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public double[] Totals { get; }

    /// <summary>For each loss, its sum over this workspace, neither weighted nor divided.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public double[] LossSums { get; }

    /// <summary>For each loss over classes, the number of targets whose class had the largest logit.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int[] Correct { get; }

    /// <summary>Takes what random draws depend on from the workspace of the other axis.</summary>
    /// <param name="main">The other workspace.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Follow(Workspace main)
    {
        ArgumentNullException.ThrowIfNull(main);
        (RowOffset, Origins, Call, Seed, Training) = (main.RowOffset, main.Origins, main.Call, main.Seed, main.Training);
    }

    /// <summary>Checks that a workspace was made for a model of this type.</summary>
    /// <param name="modelType">Type of the model that is about to use it.</param>
    /// <exception cref="ArgumentException">It was made for another type; the message names both.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void CheckOwner(Type modelType)
    {
        if (_owner != modelType)
        {
            throw new ArgumentException($"The workspace was made for {_owner.Name}; it cannot run {modelType?.Name}.", "run");
        }
    }

    /// <summary>Bytes of the row map.</summary>
    private protected long MapBytes => sizeof(int) * ((long)_first.Length + _lengths.Length + _sources.Length + _places.Length + _starts.Length);
}
