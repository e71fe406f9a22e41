using SeqGen.Data;
using SeqGen.Tests.Allocation;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

public class TrainerTests
{
    private static readonly SequenceData Train = SequenceData.Windows(Runs.Text(600), 8, 8);
    private static readonly SequenceData Held = SequenceData.Windows(Runs.Text(200, seed: 4), 8, 8);

    [Fact]
    public void Fit_LearnsStructure_LossFallsAndAccuracyRises()
    {
        LeakyBigram<float> model = new();
        Trainer<LeakyBigram<float>> trainer = new(model, new Adam(0.05)) { BatchSize = 8 };
        Metrics before = trainer.Evaluate(Held);

        TrainingHistory history = trainer.Fit(Train, Held, epochs: 10);

        Metrics after = trainer.Evaluate(Held);
        Assert.True(before.Loss > 1.5, before.ToString());
        Assert.True(after.Loss < 0.95, after.ToString());
        Assert.True(after.Accuracy > 0.75, after.ToString());
        Assert.Equal(Math.Exp(after.Loss), after.Perplexity!.Value, 12);
        Assert.Equal(StopReason.Epochs, history.Stopped);
        Assert.Equal(10, history.Epochs.Count);
        Metrics trained = history.Epochs[^1].Training;
        Assert.Null(trained.Accuracy);
        Assert.Equal(Math.Exp(trained.Heads[0].Loss), trained.Perplexity!.Value, 12);
        Assert.DoesNotContain("accuracy", trained.ToString(), StringComparison.Ordinal);
        Assert.Equal(after.Loss, history.Best!.Validation!.Loss);
        Assert.Equal(1, model.Standardized);
        Assert.All(model.Parameters["count.seen"].Values.ToArray(), value => Assert.Equal(7, value));
    }

    [Fact]
    public void Fit_DoubleModel_LearnsToo()
    {
        Trainer<LeakyBigram<double>> trainer = new(new LeakyBigram<double>(), new Sgd(0.5, momentum: 0.9)) { BatchSize = 8, Threads = 2 };

        TrainingHistory history = trainer.Fit(Train, null, epochs: 6);

        Assert.True(history.Epochs[^1].Training.Loss < 0.95, history.ToString());
        Assert.Null(history.Epochs[^1].Validation);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Fit_SameSeedAndThreads_SameBits(int threads)
    {
        (byte[] first, string firstFigures) = Run();
        (byte[] second, string secondFigures) = Run();

        Assert.Equal(first, second);
        Assert.Equal(firstFigures, secondFigures);

        (byte[] Bits, string Figures) Run()
        {
            Trainer<LeakyBigram<float>> trainer = Runs.Trainer(threads);
            TrainingHistory history = trainer.Fit(Runs.Ragged(60), Held, epochs: 3);
            return (Runs.Bits(trainer.Model.Parameters), Runs.Figures(history));
        }
    }

    [Fact]
    public void Fit_OtherSeed_OtherBits()
    {
        Trainer<LeakyBigram<float>> one = Runs.Trainer();
        Trainer<LeakyBigram<float>> two = Runs.Trainer();
        two.Seed = 12;

        one.Fit(Train, null, epochs: 1);
        two.Fit(Train, null, epochs: 1);

        Assert.NotEqual(Runs.Bits(one.Model.Parameters), Runs.Bits(two.Model.Parameters));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    public void Fit_MoreThreads_SameUpToRounding(int threads)
    {
        SequenceData data = Runs.Ragged(60);
        Trainer<LeakyBigram<float>> one = Runs.Trainer(1);
        Trainer<LeakyBigram<float>> more = Runs.Trainer(threads);

        TrainingHistory first = one.Fit(data, Held, epochs: 2);
        TrainingHistory second = more.Fit(data, Held, epochs: 2);

        Assert.Equal(first.Epochs[^1].Training.Loss, second.Epochs[^1].Training.Loss, 1e-5);
        Assert.Equal(first.Epochs[^1].Training.Accuracy, second.Epochs[^1].Training.Accuracy);
        foreach (Parameter<float> parameter in one.Model.Parameters)
        {
            for (int i = 0; i < parameter.Length; i++)
            {
                Assert.Equal(parameter.Values[i], more.Model.Parameters[parameter.Name].Values[i], 1e-4);
            }
        }
    }

    [Fact]
    public void Fit_ZeroCountBatch_TrainsOn()
    {
        int[] ignored = Enumerable.Repeat(-1, 16).ToArray();
        SequenceData data = SequenceData.FromArrays(SequenceColumn.Steps(new int[16]), SequenceColumn.Steps(ignored), steps: 4);
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Sgd(0.1)) { Threads = 2 };
        byte[] before = Runs.Bits(trainer.Model.Parameters);

        TrainingHistory history = trainer.Fit(data, null, epochs: 1);

        Assert.Equal(0, history.Epochs[0].Training.Loss);
        Assert.Equal(before, Runs.Bits(trainer.Model.Parameters));
    }

    [Fact]
    public void Fit_WorkerThrows_SameExceptionReachesCaller()
    {
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float> { ThrowCall = 2 }, new Sgd(0.1)) { Threads = 3, BatchSize = 6 };

        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => trainer.Fit(Train, null, epochs: 1));

        Assert.Equal("planted at row 2", exception.Message);
        Assert.Contains("RunStaged", exception.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_LossNotANumber_NamesEpochAndBatchAndKeepsWeights()
    {
        byte[] kept = [];
        LeakyBigram<float> model = new() { PoisonCall = 13 };
        Trainer<LeakyBigram<float>> trainer = new(model, new Sgd(0.1)) { BatchSize = 8, ProgressInterval = default };
        Runs.Listener listener = new(_ => kept = Runs.Bits(model.Parameters));

        // 74 windows make 10 batches; run 13 is the fourth batch of the second epoch.
        TrainingDivergedException exception = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(Train, null, epochs: 3, listener));

        Assert.Equal((2, 4), (exception.Epoch, exception.Batch));
        Assert.Contains("loss is NaN at epoch 2, batch 4", exception.Message, StringComparison.Ordinal);
        Assert.Equal(kept, Runs.Bits(model.Parameters));
        Assert.Single(trainer.History.Epochs);
    }

    [Fact]
    public void Fit_GradientOverflows_Throws()
    {
        LeakyBigram<float> model = new() { GradientFault = double.PositiveInfinity };

        TrainingDivergedException exception = Assert.Throws<TrainingDivergedException>(
            () => new Trainer<LeakyBigram<float>>(model, new Sgd(0.1)).Fit(Train, null, epochs: 1));

        Assert.Contains("norm of the gradients", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_SecondCall_StartsNewRun()
    {
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Sgd(0.1));
        trainer.Fit(Train, null, epochs: 2);

        TrainingHistory second = trainer.Fit(Train, null, epochs: 1);

        Assert.Equal(1, Assert.Single(second.Epochs).Epoch);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Fit_WithinAnEpoch_AllocatesNothing(int threads)
    {
        long[,] bytes = new long[threads, 200];
        LeakyBigram<float> model = new() { Running = run => bytes[Math.Min(run.RowOffset, threads - 1), run.Call] = GC.GetAllocatedBytesForCurrentThread() };
        Trainer<LeakyBigram<float>> trainer = new(model, new AdamW(2e-3f))
        {
            ClipNorm = 1f, ClipValue = 0.5f, BatchSize = 4, Threads = threads, Schedule = new CosineSchedule(Warmup: 3),
        };

        trainer.Fit(Runs.Ragged(800), null, epochs: 1);

        for (int thread = 0; thread < threads; thread++)
        {
            // The runtime may allocate once, compiling; what a batch allocates would come back in every piece.
            Assert.Equal(0, Enumerable.Range(0, 4).Min(i => bytes[thread, 124 + (i * 24)] - bytes[thread, 100 + (i * 24)]));
        }
    }

    [Fact]
    public void History_ToString_ALinePerEpoch()
    {
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Sgd(0.1));

        string[] lines = trainer.Fit(Train, Held, epochs: 2).ToString().TrimEnd().Split('\n');

        Assert.Equal(4, lines.Length);
        Assert.StartsWith("epoch   training   validation", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("  best", lines[2], StringComparison.Ordinal);
        Assert.Equal("stopped: Epochs", lines[3]);
        Assert.StartsWith("epoch", new TrainingHistory([], StopReason.None, 0).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_FromItsOwnProgress_Refused()
    {
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Sgd(0.1));
        Runs.Listener listener = new(_ => trainer.Fit(Train, null, epochs: 1));

        Assert.Throws<InvalidOperationException>(() => trainer.Fit(Train, null, epochs: 1, listener));
    }

    [Fact]
    public void Fit_Progress_CountsBatchesAndEndsEpochs()
    {
        List<TrainingProgress> reports = [];
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Sgd(0.1)) { BatchSize = 20, ProgressInterval = default };

        trainer.Fit(Train, null, epochs: 2, new Runs.Listener(reports.Add));

        // 74 windows: four batches an epoch, then the end of the epoch.
        Assert.Equal([1, 2, 3, 4, 4, 1, 2, 3, 4, 4], reports.Select(report => report.Batch));
        Assert.Equal(2, reports.Count(report => report.Completed is not null));
        Assert.Equal(8, reports[^1].Steps);
        Assert.True(reports[^1].StepsPerSecond > 0);
        Assert.Equal(TimeSpan.Zero, reports[^1].Remaining);
    }
    [Fact]
    public void Fit_MoreEpochsThanATimeSpanHolds_ReportsTheLongestTimeLeft()
    {
        using CancellationTokenSource source = new();
        List<TimeSpan> remaining = [];
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Sgd(0.1)) { BatchSize = 1, ProgressInterval = default };
        Runs.Listener listener = new(report =>
        {
            // 50 ms a step, 100,000 steps an epoch, 2^31 epochs: 10^13 seconds.
            Thread.Sleep(100);
            remaining.Add(report.Remaining);
            if (report.Steps == 2)
            {
                source.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() =>
            trainer.Fit(SequenceData.Windows(Runs.Text(100_001), 1, 1), null, epochs: int.MaxValue, listener, source.Token));

        Assert.Equal(TimeSpan.MaxValue, remaining[1]);
    }
}
