using SeqGen.Data;

namespace SeqGen.Training;

/// <summary>
/// Trains a model: shuffling, batches over several threads, clipping, a schedule of the learning rate, validation, early stopping,
/// checkpoints.
/// </summary>
/// <remarks>
/// The same seed, number of threads, data and start give the same bits, whatever the machine's load; dropout and order of the data
/// do not depend on the number of threads either. After the first batch, training allocates nothing but records of epochs and
/// reports of progress.
/// </remarks>
/// <typeparam name="TModel">The model's class.</typeparam>
public sealed partial class Trainer<TModel>
    where TModel : class, ISequenceModel<TModel>
{
    private readonly LossHead[] _heads = LossHead.Of(TModel.Description);
    private TrainingState? _state;
    private CarriedStates? _states;
    private bool _resumed;
    private int _fitThread;
    private int _batchSize = 32;
    private int _threads = 1;
    private int _checkpointEvery = 1;
    private double? _clipNorm;
    private double? _clipValue;
    private double _minimumImprovement;
    private int _convergenceEpochs = 3;
    private int? _patience;
    private int? _restartEvery;

    /// <summary>Makes a trainer.</summary>
    /// <param name="model">The model; its parameters change while it is trained.</param>
    /// <param name="optimizer">The optimizer.</param>
    public Trainer(TModel model, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizer);
        Model = model;
        Optimizer = optimizer;
    }

    /// <summary>The model.</summary>
    public TModel Model { get; }

    /// <summary>The optimizer. While Fit runs a schedule sets its learning rate; afterwards it has its own again.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Sequences of a batch, 32 by default. A stream has a row per lane instead.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int BatchSize
    {
        get => _batchSize;
        set => _batchSize = CheckPositive(value, nameof(BatchSize));
    }

    /// <summary>Threads that share the rows of a batch, 1 by default; each has a workspace and gradients of its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int Threads
    {
        get => _threads;
        set => _threads = CheckPositive(value, nameof(Threads));
    }

    /// <summary>Seed of the order of the data and of dropout.</summary>
    public int Seed { get; set; }

    /// <summary>Whether every epoch has an order of its own, true by default. A stream is never shuffled.</summary>
    public bool Shuffle { get; set; } = true;

    /// <summary>
    /// Windows of a stream after which a lane's state is set to zero in training, the lanes taking turns; null, the default, for never
    /// within an epoch. A model that has seen few starts may go astray after one and never find back.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int? RestartEvery
    {
        get => _restartEvery;
        set => _restartEvery = value is null ? null : CheckPositive(value.Value, nameof(RestartEvery));
    }

    /// <summary>The largest Euclidean norm of all gradients; see <see cref="GradientClip.ByNorm"/>. Null for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double? ClipNorm
    {
        get => _clipNorm;
        set => _clipNorm = CheckPositive(value, nameof(ClipNorm));
    }

    /// <summary>The largest absolute value of a gradient, applied after <see cref="ClipNorm"/>. Null for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double? ClipValue
    {
        get => _clipValue;
        set => _clipValue = CheckPositive(value, nameof(ClipValue));
    }

    /// <summary>How the learning rate changes; null to leave it to the caller.</summary>
    public LearningRateSchedule? Schedule { get; set; }

    /// <summary>
    /// Early stopping: the run ends when the loss on validation data (on training data, if there are none) has not been better than
    /// its best for so many epochs. Null for never.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int? Patience
    {
        get => _patience;
        set => _patience = value is null ? null : CheckPositive(value.Value, nameof(Patience));
    }

    /// <summary>
    /// Stop at convergence: the run ends when the best training loss of the last <see cref="ConvergenceEpochs"/> epochs is not below
    /// the best one before them by this share of it. 0, the default, for never.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or not a number.</exception>
    public double MinimumImprovement
    {
        get => _minimumImprovement;
        set => _minimumImprovement = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinimumImprovement), value, "The value must be a number of at least 0.");
    }

    /// <summary>Epochs that <see cref="MinimumImprovement"/> looks at, 3 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int ConvergenceEpochs
    {
        get => _convergenceEpochs;
        set => _convergenceEpochs = CheckPositive(value, nameof(ConvergenceEpochs));
    }

    /// <summary>Time after which no batch is begun; validation follows. Null for no limit. Such a run depends on the machine's speed.</summary>
    public TimeSpan? MaximumDuration { get; set; }

    /// <summary>Whether the model gets the weights of its best epoch when the run ends, true by default. Only with validation data.</summary>
    public bool KeepBest { get; set; } = true;

    /// <summary>Whether a new run begins by fitting the model's standardization to the training data, true by default.</summary>
    public bool Standardize { get; set; } = true;

    /// <summary>File that a checkpoint is written to after epochs and at the end of the run; null for none.</summary>
    public string? CheckpointPath { get; set; }

    /// <summary>Epochs between two checkpoints, 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int CheckpointEvery
    {
        get => _checkpointEvery;
        set => _checkpointEvery = CheckPositive(value, nameof(CheckpointEvery));
    }

    /// <summary>Time between two reports of progress within an epoch, a tenth of a second by default; the end of an epoch is always reported.</summary>
    public TimeSpan ProgressInterval { get; set; } = TimeSpan.FromSeconds(0.1);

    /// <summary>The run's history so far: also after a run that was canceled or failed.</summary>
    public TrainingHistory History => _state?.ToHistory() ?? new TrainingHistory([], StopReason.None, 0);

    /// <summary>Gives the model the weights of its best epoch, which Fit does by itself unless it was canceled or failed.</summary>
    /// <returns>Whether there are any: no epoch may have ended yet, or <see cref="KeepBest"/> was off.</returns>
    /// <exception cref="InvalidOperationException">A run is under way.</exception>
    public bool RestoreBest()
    {
        CheckIdle();
        if (_state?.Best is not { } best)
        {
            return false;
        }

        _state.Last ??= SetArithmetic.Clone(Model.ParameterSet);
        SetArithmetic.Copy(best, Model.ParameterSet);
        return true;
    }

    /// <summary>Measures the model on data, without gradients or dropout. A stream carries the state through.</summary>
    /// <param name="data">The data.</param>
    /// <param name="cancellationToken">Looked at before every batch.</param>
    /// <exception cref="ArgumentException">The data does not fit the model.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Metrics Evaluate(SequenceData data, CancellationToken cancellationToken = default)
    {
        CheckData(data, nameof(data));
        using ShardRunner<TModel> runner = new(Model, Threads, BatchSize, (uint)Seed, data);
        return new Evaluation<TModel>(Model, runner, data, BatchSize, _heads).Run(cancellationToken);
    }

    private static int CheckPositive(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }

    private static double? CheckPositive(double? value, string name) => value is null or > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive.");

    private void CheckData(SequenceData data, string argument)
    {
        ArgumentNullException.ThrowIfNull(data, argument);
        DataCheck.Run(data, TModel.Description, Model.ParameterSet.ScalarType, argument);
    }

    private void CheckIdle()
    {
        if (_fitThread != 0)
        {
            throw new InvalidOperationException("Fit is under way.");
        }
    }
}
