using SeqGen.Data;

namespace SeqGen.Training;

/// <summary>Measures a model on data, any number of times.</summary>
internal sealed class Evaluation<TModel>
    where TModel : class, ISequenceModel<TModel>
{
    private readonly ShardRunner<TModel> _runner;
    private readonly BatchOrder _order;
    private readonly LossMeter _meter;
    private readonly CarriedStates? _states;

    public Evaluation(TModel model, ShardRunner<TModel> runner, SequenceData data, int batchSize, LossHead[] heads)
    {
        _runner = runner;
        _order = new BatchOrder(data, batchSize);
        _meter = new LossMeter(heads);
        _states = CarriedStates.Of(model.CreateState, data.Lanes, runner.ShardsOf(data.Lanes));
    }

    public Metrics Run(CancellationToken cancellationToken)
    {
        _meter.Clear();
        _states?.Clear();
        for (int batch = 0; batch < _order.Count; batch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _order.Fill(batch);
            _runner.Run(_order, _states, backward: false, call: 0, _meter);
        }

        return _meter.ToMetrics(hits: true);
    }
}
