using System.Numerics;
using SeqGen.Runtime;

namespace SeqGen.Training;

/// <summary>The states that the shards of a stream carry from window to window.</summary>
internal sealed class CarriedStates
{
    private readonly SequenceStateBase[] _shards;

    private CarriedStates(Func<int, SequenceStateBase> create, int rows, int shards)
    {
        _shards = new SequenceStateBase[shards];
        for (int i = 0; i < shards; i++)
        {
            _shards[i] = create(BatchOrder.FirstRow(rows, i + 1, shards) - BatchOrder.FirstRow(rows, i, shards));
        }

        Rows = rows;
    }

    /// <summary>Rows of all shards together.</summary>
    public int Rows { get; }

    /// <summary>The state of a shard.</summary>
    public SequenceStateBase this[int shard] => _shards[shard];

    /// <summary>States of zeros, one per shard; null when nothing is carried: there are no lanes, or the model has no state.</summary>
    /// <param name="create">Makes a state of a number of rows.</param>
    /// <param name="lanes">Lanes of the data: rows of a batch.</param>
    /// <param name="shards">Number of shards.</param>
    public static CarriedStates? Of(Func<int, SequenceStateBase> create, int lanes, int shards) =>
        lanes > 0 && create(1).Layout.Count > 0 ? new CarriedStates(create, lanes, shards) : null;

    /// <summary>The start of a stream.</summary>
    public void Clear()
    {
        foreach (SequenceStateBase shard in _shards)
        {
            shard.Clear();
        }
    }

    /// <summary>Before a batch, sets those lanes to zero whose turn it is: each once in so many batches, evenly spread.</summary>
    /// <param name="batch">Number of the batch in the epoch.</param>
    /// <param name="every">Batches between two restarts of a lane.</param>
    public void Restart(int batch, int every)
    {
        int first = 0;
        foreach (SequenceStateBase shard in _shards)
        {
            for (int row = 0; row < shard.Batch; row++)
            {
                long turn = (long)(first + row) * every / Rows;
                if (batch % every == turn)
                {
                    shard.ClearRow(row);
                }
            }

            first += shard.Batch;
        }
    }

    /// <summary>The parts of the whole batch as parameters are described, [blocks, rows, units].</summary>
    public static ParameterInfo[] LayoutOf(IReadOnlyList<StateInfo> states, int rows) =>
        [.. states.Select(state => new ParameterInfo(state.Name, [state.Blocks, rows, state.Units], Start.Constant))];

    /// <summary>A copy of all shards' states, as those of one batch: it does not depend on the number of shards.</summary>
    public ParameterSet Gather()
    {
        ParameterInfo[] layout = LayoutOf(_shards[0].Layout, Rows);
        if (_shards[0] is SequenceState<double>)
        {
            ParameterSet<double> whole = new(layout);
            Exchange(whole, gather: true);
            return whole;
        }

        ParameterSet<float> single = new(layout);
        Exchange(single, gather: true);
        return single;
    }

    /// <summary>Sets the states from what <see cref="Gather"/> returned.</summary>
    public void Scatter(ParameterSet whole)
    {
        if (whole is ParameterSet<double> typed)
        {
            Exchange(typed, gather: false);
        }
        else
        {
            Exchange((ParameterSet<float>)whole, gather: false);
        }
    }

    private void Exchange<T>(ParameterSet<T> whole, bool gather)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int first = 0;
        foreach (SequenceStateBase shard in _shards)
        {
            SequenceState<T> state = (SequenceState<T>)shard;
            for (int part = 0; part < whole.Count; part++)
            {
                for (int block = 0; block < state.Layout[part].Blocks; block++)
                {
                    int units = state.Layout[part].Units;
                    Span<T> mine = state.Block(part, block);
                    Span<T> all = whole[part].WritableValues.Slice(((block * Rows) + first) * units, mine.Length);
                    (gather ? mine : all).CopyTo(gather ? all : mine);
                }
            }

            first += state.Batch;
        }
    }
}
