using SeqGen.Data;

namespace SeqGen.Training;

/// <summary>Which sequences make which batch of an epoch.</summary>
internal sealed class BatchOrder
{
    private readonly SequenceData _data;
    private readonly int[] _order;
    private readonly int _rows;

    public BatchOrder(SequenceData data, int batchSize)
    {
        _data = data;
        _rows = RowsOf(data, batchSize);
        _order = new int[data.Count];
        Batch = data.CreateBatch(_rows);
        Reset();
    }

    /// <summary>The batch that <see cref="Fill"/> fills.</summary>
    public SequenceBatch Batch { get; }

    /// <summary>Where its rows stand in the data.</summary>
    public ReadOnlyMemory<int> Origins { get; private set; }

    /// <summary>Number of batches; the last one may have fewer rows.</summary>
    public int Count => (_order.Length + _rows - 1) / _rows;

    /// <summary>Rows of a batch: a row per lane for a stream.</summary>
    public static int RowsOf(SequenceData data, int batchSize) => data.Lanes > 0 ? data.Lanes : Math.Min(batchSize, data.Count);

    /// <summary>First row of a shard: blocks differ by one row at most.</summary>
    public static int FirstRow(int rows, int shard, int shards) => (int)((long)rows * shard / shards);

    /// <summary>The order of the data itself.</summary>
    public void Reset()
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }
    }

    /// <summary>An order that depends on the seed and the epoch alone; that of the data, for a stream.</summary>
    public void Shuffle(int seed, int epoch)
    {
        if (_data.Lanes == 0)
        {
            Data.Shuffle.Fill(_order, seed, epoch);
        }
    }

    /// <summary>Copies the sequences of a batch.</summary>
    public void Fill(int batch)
    {
        int first = batch * _rows;
        Origins = _order.AsMemory(first, Math.Min(_rows, _order.Length - first));
        _data.Fill(Batch, Origins.Span);
    }
}
