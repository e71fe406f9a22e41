using System.Diagnostics;
using SeqGen.Data;

namespace SeqGen.Training;

/// <summary>The loop of one call of Fit.</summary>
internal sealed class TrainingRun<TModel>
    where TModel : class, ISequenceModel<TModel>
{
    private readonly Trainer<TModel> _trainer;
    private readonly TrainingState _state;
    private readonly ShardRunner<TModel> _runner;
    private readonly CarriedStates? _states;
    private readonly BatchOrder _order;
    private readonly Evaluation<TModel>? _validation;
    private readonly ProgressReporter _progress;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly int _epochs;

    public TrainingRun(
        Trainer<TModel> trainer,
        TrainingState state,
        ShardRunner<TModel> runner,
        CarriedStates? states,
        SequenceData train,
        SequenceData? validation,
        int epochs,
        IProgress<TrainingProgress>? progress)
    {
        _trainer = trainer;
        _state = state;
        _runner = runner;
        _states = states;
        _order = new BatchOrder(train, trainer.BatchSize);
        _validation = validation is null ? null : new(trainer.Model, runner, validation, trainer.BatchSize, LossHead.Of(TModel.Description));
        _epochs = epochs;
        _progress = new ProgressReporter(progress, trainer.ProgressInterval, trainer.MaximumDuration, epochs, _order.Count, state, _watch);
    }

    /// <summary>Trains epoch by epoch until there is a reason to stop.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        while ((_state.Stopped = StopRules.Reason(_trainer.Patience, _trainer.MinimumImprovement, _trainer.ConvergenceEpochs, _state, _epochs)) == StopReason.None)
        {
            TimeSpan start = _watch.Elapsed - _state.Spent;
            bool whole = TrainEpoch(start, cancellationToken);
            if (!whole && _state.Batch == 0)
            {
                _state.Stopped = StopReason.TimeLimit;
                return;
            }

            EndEpoch(whole, start, cancellationToken);
            if (!whole)
            {
                _state.Stopped = StopReason.TimeLimit;
                return;
            }
        }
    }

    /// <summary>Does the batches of an epoch that are left.</summary>
    /// <returns>Whether the epoch is whole; false when time was up before.</returns>
    private bool TrainEpoch(TimeSpan start, CancellationToken cancellationToken)
    {
        if (_trainer.Shuffle)
        {
            _order.Shuffle(_trainer.Seed, _state.Epoch);
        }

        if (_state.Batch == 0)
        {
            _state.Meter.Clear();
            _states?.Clear();
        }

        SetRate(SchedulePeriod.Epochs);
        while (_state.Batch < _order.Count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_watch.Elapsed >= _trainer.MaximumDuration)
            {
                return false;
            }

            SetRate(SchedulePeriod.Steps);
            TrainBatch();
            _state.Spent = _watch.Elapsed - start;
            _progress.Within(_runner.Processed);
        }

        return true;
    }

    private void TrainBatch()
    {
        _order.Fill(_state.Batch);
        if (_trainer.RestartEvery is { } windows)
        {
            _states?.Restart(_state.Batch, windows);
        }

        double loss = _runner.Run(_order, _states, backward: true, unchecked((int)_state.Step), _state.Meter);
        if (!double.IsFinite(loss))
        {
            throw Diverged(FormattableString.Invariant($"The loss is {loss}"));
        }

        double norm = GradientClip.Norm(_runner.Gradients);
        if (!double.IsFinite(norm))
        {
            throw Diverged(FormattableString.Invariant($"The loss is {loss} and the norm of the gradients {norm}"));
        }

        if (_trainer.ClipNorm is { } limit)
        {
            GradientClip.Scale(_runner.Gradients, limit, norm);
        }

        if (_trainer.ClipValue is { } value)
        {
            GradientClip.ByValue(_runner.Gradients, value);
        }

        _trainer.Optimizer.Step(_trainer.Model.ParameterSet, _runner.Gradients);
        _state.Meter.Norms += norm;
        _state.Meter.Batches++;
        _state.Batch++;
        _state.Step++;
        _state.Rate = _trainer.Optimizer.LearningRate;
        _progress.Note(loss, norm);
    }

    /// <summary>Validates, records and, after a whole epoch, moves on to the next.</summary>
    private void EndEpoch(bool whole, TimeSpan start, CancellationToken cancellationToken)
    {
        Metrics? validation = _validation?.Run(cancellationToken);
        if (validation is not null && !double.IsFinite(validation.Loss))
        {
            throw Diverged(FormattableString.Invariant($"The validation loss is {validation.Loss}"));
        }

        _state.Spent = _watch.Elapsed - start;
        EpochRecord record = new(
            _state.Epoch + 1,
            _state.Meter.ToMetrics(hits: false),
            validation,
            _state.Rate,
            _state.Meter.Norms / _state.Meter.Batches,
            _state.Step,
            _state.Spent,
            IsPartial: !whole);
        bool best = _state.Add(record);
        if (best && validation is not null && _trainer.KeepBest)
        {
            _state.Best ??= SetArithmetic.CloneEmpty(_trainer.Model.ParameterSet);
            SetArithmetic.Copy(_trainer.Model.ParameterSet, _state.Best);
        }

        if (whole)
        {
            _state.Epoch++;
            _state.Batch = 0;
            _state.Spent = default;
            if (_trainer.CheckpointPath is { } path && _state.Epoch % _trainer.CheckpointEvery == 0)
            {
                _trainer.SaveCheckpoint(path);
            }
        }

        _progress.End(record);
    }

    private void SetRate(SchedulePeriod period)
    {
        if (_trainer.Schedule is { } schedule && schedule.Period == period)
        {
            double share = _trainer.MaximumDuration is { } limit ? Math.Min(1, _watch.Elapsed / limit) : 0;
            ScheduleClock clock = new(_state.Step, _state.Epoch, (long)_order.Count * _epochs, _epochs, share, _state.Losses);
            _trainer.Optimizer.LearningRate = _state.BaseRate * schedule.Factor(clock);
        }
    }

    private TrainingDivergedException Diverged(string what) => new(what, _state.Epoch + 1, Math.Min(_state.Batch + 1, _order.Count));
}
