using SeqGen.Data;

namespace SeqGen.Training;

/// <content>The run.</content>
public sealed partial class Trainer<TModel>
{
    /// <summary>
    /// Trains. A new run begins with the first epoch; after <see cref="ResumeFrom"/>, the saved one goes on where it stood, up to
    /// <paramref name="epochs"/> in all.
    /// </summary>
    /// <param name="train">Training data.</param>
    /// <param name="validation">Data to measure every epoch on, which decides which one is best; null for none.</param>
    /// <param name="epochs">Epochs of the run, at least 1.</param>
    /// <param name="progress">Called on this thread.</param>
    /// <param name="cancellationToken">
    /// Looked at before every batch. The model then has the weights of the last step, <see cref="SaveCheckpoint"/> keeps the run where
    /// it stands, <see cref="History"/> has its epochs and <see cref="RestoreBest"/> its best weights.
    /// </param>
    /// <returns>What came of every epoch.</returns>
    /// <exception cref="ArgumentException">Data does not fit the model, or has not as many sequences as that of a resumed run.</exception>
    /// <exception cref="TrainingDivergedException">The loss or a gradient became infinite or not a number.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    /// <exception cref="InvalidOperationException">Another call is under way.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of <see cref="CheckpointPath"/> does not exist.</exception>
    /// <remarks>A further call is a run of its own with a history of its own; the optimizer goes on with the moments that it has.</remarks>
    public TrainingHistory Fit(
        SequenceData train,
        SequenceData? validation,
        int epochs,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epochs);
        CheckData(train, nameof(train));
        if (validation is not null)
        {
            CheckData(validation, nameof(validation));
        }

        if (CheckpointPath is { } path && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"CheckpointPath is {path}; there is no folder {folder}.");
        }

        if (Interlocked.CompareExchange(ref _fitThread, Environment.CurrentManagedThreadId, 0) != 0)
        {
            throw new InvalidOperationException("Fit is under way.");
        }

        double rate = Optimizer.LearningRate;
        try
        {
            TrainingState state = Begin(train);
            using ShardRunner<TModel> runner = validation is null
                ? new(Model, Threads, BatchSize, (uint)Seed, train)
                : new(Model, Threads, BatchSize, (uint)Seed, train, validation);
            _states = CarriedStatesOf(train, runner, state);
            _resumed = false;
            new TrainingRun<TModel>(this, state, runner, _states, train, validation, epochs, progress).Run(cancellationToken);
            if (CheckpointPath is not null)
            {
                SaveCheckpoint(CheckpointPath);
            }
        }
        catch (OperationCanceledException)
        {
            if (_state is not null)
            {
                _state.Stopped = StopReason.Canceled;
            }

            throw;
        }
        finally
        {
            Optimizer.LearningRate = rate;
            Volatile.Write(ref _fitThread, 0);
        }

        if (KeepBest && validation is not null)
        {
            RestoreBest();
        }

        return History;
    }

    /// <summary>The state of a new run, or that of the resumed one.</summary>
    private TrainingState Begin(SequenceData train)
    {
        if (_resumed && _state!.Sequences != train.Count)
        {
            throw new ArgumentException($"The resumed run has {_state.Sequences} training sequences; the data has {train.Count}.", nameof(train));
        }

        if (!_resumed)
        {
            _state = new TrainingState(_heads) { Sequences = train.Count };
            if (Standardize)
            {
                Model.Standardize(train);
            }
        }

        _state!.DropPartial();
        _state.Stopped = StopReason.None;
        _state.BaseRate = Optimizer.LearningRate;
        return _state;
    }

    /// <summary>The states of a stream: those of the resumed run, or zeros.</summary>
    private CarriedStates? CarriedStatesOf(SequenceData train, ShardRunner<TModel> runner, TrainingState state)
    {
        CarriedStates? states = CarriedStates.Of(Model.CreateState, train.Lanes, runner.ShardsOf(train.Lanes));
        if (state.Carried is not { } carried)
        {
            return states;
        }

        if (states is null || carried.Layout[0].Shape[1] != train.Lanes)
        {
            throw new ArgumentException($"The resumed run was trained on a stream of {carried.Layout[0].Shape[1]} lanes; the data is {train}.", nameof(train));
        }

        states.Scatter(carried);
        state.Carried = null;
        return states;
    }
}
