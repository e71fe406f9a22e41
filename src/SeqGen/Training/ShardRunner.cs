using SeqGen.Data;

namespace SeqGen.Training;

/// <summary>
/// Runs batches over several threads: each takes a contiguous block of rows with a workspace of its own. Losses, counts and
/// gradients are added in the order of the shards, so that a number of threads always gives the same bits.
/// </summary>
internal sealed class ShardRunner<TModel> : IDisposable
    where TModel : class, ISequenceModel<TModel>
{
    private readonly TModel _model;
    private readonly Workspace[] _runs;
    private readonly ParameterSet[] _gradients;
    private readonly double[] _losses;
    private readonly WorkerTeam _team;
    private readonly Action<int> _stage;
    private readonly Action<int> _run;
    private readonly Action<int> _reduce;
    private SequenceBatch _batch = new();
    private ReadOnlyMemory<int> _origins;
    private CarriedStates? _states;
    private bool _backward;
    private int _shards;

    /// <summary>Makes a workspace per thread, large enough for batches of all the data.</summary>
    public ShardRunner(TModel model, int threads, int batchSize, uint seed, params ReadOnlySpan<SequenceData> data)
    {
        _model = model;
        int workers = 1;
        int rows = 1;
        int steps = 1;
        int sourceSteps = 1;
        foreach (SequenceData part in data)
        {
            int batch = BatchOrder.RowsOf(part, batchSize);
            workers = Math.Max(workers, Math.Min(threads, batch));
            rows = Math.Max(rows, (batch + Math.Min(threads, batch) - 1) / Math.Min(threads, batch));
            steps = Math.Max(steps, part.Steps);
            sourceSteps = Math.Max(sourceSteps, part.SourceSteps);
        }

        _runs = new Workspace[workers];
        _gradients = new ParameterSet[workers];
        _losses = new double[workers];
        for (int i = 0; i < workers; i++)
        {
            _runs[i] = model.CreateWorkspace(rows, steps, sourceSteps);
            _runs[i].Seed = seed;
            _gradients[i] = model.GradientsOf(_runs[i]);
        }

        _stage = Stage;
        _run = Run;
        _reduce = Reduce;
        _team = new WorkerTeam(workers);
    }

    /// <summary>Gradients of the last batch.</summary>
    public ParameterSet Gradients => _gradients[0];

    /// <summary>Steps of all sequences of the last batch.</summary>
    public int Processed { get; private set; }

    /// <summary>Number of shards of a batch.</summary>
    public int ShardsOf(int rows) => Math.Min(rows, _runs.Length);

    /// <summary>Forward, losses and, if asked for, gradients of a batch.</summary>
    /// <param name="order">The batch and where it comes from.</param>
    /// <param name="states">States to start from and to leave the final ones in; null to start from zero.</param>
    /// <param name="backward">Whether to compute gradients, with dropout on.</param>
    /// <param name="call">Number of the run, for random draws.</param>
    /// <param name="meter">Where sums are added.</param>
    /// <returns>The loss of the batch.</returns>
    public double Run(BatchOrder order, CarriedStates? states, bool backward, int call, LossMeter meter)
    {
        SequenceBatch batch = order.Batch;
        _batch = batch;
        _origins = order.Origins;
        _states = states;
        _backward = backward;
        _shards = ShardsOf(batch.Rows);
        foreach (Workspace run in _runs)
        {
            run.Call = call;
            run.Training = backward;
        }

        _team.Run(_stage, _shards);
        ShareTotals();
        _team.Run(_run, _shards);
        if (backward && _shards > 1)
        {
            _team.Run(_reduce, _shards);
        }

        double loss = 0;
        for (int i = 0; i < _shards; i++)
        {
            loss += _losses[i];
            meter.Add(_runs[i]);
        }

        return loss;
    }

    /// <inheritdoc/>
    public void Dispose() => _team.Dispose();

    private void Stage(int shard)
    {
        int first = BatchOrder.FirstRow(_batch.Rows, shard, _shards);
        (_runs[shard].RowOffset, _runs[shard].Origins) = (first, _origins);
        _model.Stage(_runs[shard], _batch, first, BatchOrder.FirstRow(_batch.Rows, shard + 1, _shards) - first);
    }

    private void Run(int shard)
    {
        if (_backward)
        {
            _gradients[shard].Clear();
        }

        _losses[shard] = _model.RunStaged(_runs[shard], _backward, _states?[shard]);
    }

    private void Reduce(int part) => SetArithmetic.Add(_gradients[0], _gradients.AsSpan(1, _shards - 1), part, _shards);

    /// <summary>Tells every shard what counts in the whole batch; where nothing does, 1, for a loss of 0.</summary>
    private void ShareTotals()
    {
        Processed = 0;
        Span<double> totals = _runs[0].Totals;
        totals.Clear();
        for (int i = 0; i < _shards; i++)
        {
            Processed += _runs[i].Rows;
            VectorLoops.Add(totals, _runs[i].Counts);
        }

        foreach (ref double total in totals)
        {
            total = Math.Max(total, 1);
        }

        for (int i = 1; i < _shards; i++)
        {
            totals.CopyTo(_runs[i].Totals);
        }
    }
}
