using SeqGen.Data;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

public class TrainerStopTests
{
    private static readonly SequenceData Train = SequenceData.Windows(Runs.Text(600), 8, 8);
    private static readonly SequenceData Held = SequenceData.Windows(Runs.Text(200, seed: 4), 8, 8);

    [Fact]
    public void Fit_Canceled_StopsWithinOneBatch()
    {
        using CancellationTokenSource source = new();
        long steps = 0;
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Adam()) { ProgressInterval = default, BatchSize = 8, Threads = 2 };
        Runs.Listener listener = new(report =>
        {
            steps = report.Steps;
            if (report.Steps == 13)
            {
                source.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Train, Held, epochs: 5, listener, source.Token));

        Assert.Equal(13, steps);
        Assert.Equal(13, trainer.Optimizer.Steps);
        Assert.Equal(StopReason.Canceled, trainer.History.Stopped);
        Assert.Single(trainer.History.Epochs);
    }

    [Fact]
    public void Fit_CanceledBefore_ChangesNothing()
    {
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Adam());
        byte[] before = Runs.Bits(trainer.Model.Parameters);

        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Train, null, 1, null, new CancellationToken(canceled: true)));

        Assert.Equal(before, Runs.Bits(trainer.Model.Parameters));
    }

    [Fact]
    public void Fit_ValidationGetsWorse_StopsEarlyAndRestoresBest()
    {
        // Trained on one rule, validated on its opposite: the loss on validation data grows.
        int[] opposite = [.. Runs.Text(200).Select(token => 4 - token)];
        SequenceData held = SequenceData.Windows(opposite, 8, 8);
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Adam(0.05)) { Patience = 3 };

        TrainingHistory history = trainer.Fit(Train, held, epochs: 50);

        Assert.Equal(StopReason.EarlyStopping, history.Stopped);
        Assert.Equal(history.BestEpoch + 3, history.Epochs.Count);
        Assert.Equal(history.Best!.Validation!.Loss, trainer.Evaluate(held).Loss);
        Assert.NotEqual(history.Epochs[^1].Validation!.Loss, trainer.Evaluate(held).Loss);
    }

    [Fact]
    public void Fit_KeepBestOff_KeepsLastWeights()
    {
        int[] opposite = [.. Runs.Text(200).Select(token => 4 - token)];
        SequenceData held = SequenceData.Windows(opposite, 8, 8);
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Adam(0.05)) { KeepBest = false };

        TrainingHistory history = trainer.Fit(Train, held, epochs: 4);

        Assert.Equal(history.Epochs[^1].Validation!.Loss, trainer.Evaluate(held).Loss);
        Assert.False(trainer.RestoreBest());
    }

    [Fact]
    public void Fit_LossHardlyImproves_Converged()
    {
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Adam(0.05)) { MinimumImprovement = 0.01, ConvergenceEpochs = 2 };

        TrainingHistory history = trainer.Fit(Train, null, epochs: 200);

        Assert.Equal(StopReason.Converged, history.Stopped);
        Assert.InRange(history.Epochs.Count, 4, 100);
        double before = history.Epochs.SkipLast(2).Min(record => record.Training.Loss);
        double last = history.Epochs.TakeLast(2).Min(record => record.Training.Loss);
        Assert.True(last > 0.99 * before);
    }

    [Fact]
    public void Fit_NoTime_TrainsNothing()
    {
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Adam()) { MaximumDuration = TimeSpan.Zero };

        TrainingHistory history = trainer.Fit(Train, Held, epochs: 3);

        Assert.Equal(StopReason.TimeLimit, history.Stopped);
        Assert.Empty(history.Epochs);
        Assert.Equal(0, trainer.Optimizer.Steps);
    }

    [Fact]
    public void Fit_TimeUpWithinEpoch_ValidatesAndRecordsPart()
    {
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Adam(0.05))
        {
            BatchSize = 8,
            ProgressInterval = default,
        };

        // Time is up as soon as the fourth batch is done.
        Runs.Listener clock = new(report => trainer.MaximumDuration = report.Batch < 4 ? null : TimeSpan.Zero);
        TrainingHistory history = trainer.Fit(Train, Held, epochs: 3, clock);

        EpochRecord record = Assert.Single(history.Epochs);
        Assert.Equal(StopReason.TimeLimit, history.Stopped);
        Assert.True(record.IsPartial);
        Assert.Equal(4, record.Steps);
        Assert.Equal(trainer.Evaluate(Held).Loss, record.Validation!.Loss);
    }

    [Fact]
    public void Fit_Schedule_SetsRatesAndGivesOwnOneBack()
    {
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Adam(0.05)) { BatchSize = 20, Schedule = new StepSchedule(2, 0.5) };

        TrainingHistory history = trainer.Fit(Train, null, epochs: 5);

        Assert.Equal([0.05, 0.05, 0.025, 0.025, 0.0125], history.Epochs.Select(record => record.LearningRate));
        Assert.Equal(0.05, trainer.Optimizer.LearningRate);
    }

    [Fact]
    public void Fit_Plateau_FollowsItsOwnLosses()
    {
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Adam(0.05)) { Schedule = new PlateauSchedule(0.5, Patience: 1) };

        TrainingHistory history = trainer.Fit(Train, Held, epochs: 30);

        double[] losses = [.. history.Epochs.Select(record => record.Validation!.Loss)];
        for (int epoch = 0; epoch < losses.Length; epoch++)
        {
            ScheduleClock clock = new(0, epoch, 0, 30, 0, losses[..epoch]);
            Assert.Equal(0.05 * trainer.Schedule.Factor(clock), history.Epochs[epoch].LearningRate);
        }

        Assert.True(history.Epochs[^1].LearningRate < 0.05);
    }
}
