using SeqGen.Data;
using SeqGen.Files;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private static readonly SequenceData Held = SequenceData.Windows(Runs.Text(200, seed: 4), 8, 8);

    private readonly string _folder = Directory.CreateTempSubdirectory("seqgen-").FullName;

    private string File => Path.Combine(_folder, "run.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<bool, int, int> Stops()
    {
        TheoryData<bool, int, int> stops = [];
        foreach (int step in new[] { 1, 4, 7, 8, 10, 17 })
        {
            stops.Add(false, step, 1);
            stops.Add(true, step, 2);
        }

        return stops;
    }

    /// <summary>Canceled after a step, saved, read by a new trainer and continued: all bits as if nothing had happened.</summary>
    [Theory]
    [MemberData(nameof(Stops))]
    public void Resume_AfterAnyStep_SameBitsAsWithoutStop(bool stream, int step, int threads)
    {
        SequenceData train = stream ? SequenceData.Stream(Runs.Text(401), batch: 4, steps: 16) : Runs.Ragged(50);
        Trainer<LeakyBigram<float>> whole = Runs.Trainer(threads);
        string expected = Runs.Figures(whole.Fit(train, Held, epochs: 3));

        Trainer<LeakyBigram<float>> first = Runs.Trainer(threads);
        using CancellationTokenSource source = new();
        first.ProgressInterval = default;
        Runs.Listener listener = new(report =>
        {
            if (report.Steps == step && report.Completed is null)
            {
                source.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => first.Fit(train, Held, epochs: 3, listener, source.Token));
        first.SaveCheckpoint(File);

        Trainer<LeakyBigram<float>> second = Runs.Trainer(threads);
        second.Optimizer.LearningRate = 123;
        second.ResumeFrom(File);
        string actual = Runs.Figures(second.Fit(train, Held, epochs: 3));

        Assert.Equal(expected, actual);
        Assert.Equal(Runs.Bits(whole.Model.Parameters), Runs.Bits(second.Model.Parameters));
        Assert.Equal(whole.Optimizer.Steps, second.Optimizer.Steps);
        Assert.Equal(0, second.Model.Standardized);
    }

    [Fact]
    public void CheckpointPath_EveryEpochs_ResumesAfterFinishedRun()
    {
        SequenceData train = Runs.Ragged(50);
        Trainer<LeakyBigram<float>> whole = Plain();
        string expected = Runs.Figures(whole.Fit(train, Held, epochs: 5));

        Trainer<LeakyBigram<float>> first = Plain();
        first.CheckpointPath = File;
        first.Fit(train, Held, epochs: 2);
        Trainer<LeakyBigram<float>> second = Plain();
        second.ResumeFrom(File);
        string actual = Runs.Figures(second.Fit(train, Held, epochs: 5));

        Assert.Equal(expected, actual);
        Assert.Equal(Runs.Bits(whole.Model.Parameters), Runs.Bits(second.Model.Parameters));

        // Without a schedule over the whole run: the number of epochs does not change the first ones.
        static Trainer<LeakyBigram<float>> Plain()
        {
            Trainer<LeakyBigram<float>> trainer = Runs.Trainer();
            trainer.Schedule = null;
            return trainer;
        }
    }

    [Fact]
    public void SaveCheckpoint_AfterBestRestored_HoldsLastWeights()
    {
        int[] opposite = [.. Runs.Text(200).Select(token => 4 - token)];
        SequenceData held = SequenceData.Windows(opposite, 8, 8);
        SequenceData train = Runs.Ragged(50);
        Trainer<LeakyBigram<float>> trainer = Runs.Trainer();
        trainer.Fit(train, held, epochs: 3);
        trainer.SaveCheckpoint(File);
        Trainer<LeakyBigram<float>> other = Runs.Trainer();
        other.KeepBest = false;
        other.Fit(train, held, epochs: 3);

        Trainer<LeakyBigram<float>> resumed = Runs.Trainer();
        resumed.ResumeFrom(File);

        Assert.NotEqual(Runs.Bits(trainer.Model.Parameters), Runs.Bits(other.Model.Parameters));
        Assert.Equal(Runs.Bits(other.Model.Parameters), Runs.Bits(resumed.Model.Parameters));
        Assert.True(resumed.RestoreBest());
        Assert.Equal(Runs.Bits(trainer.Model.Parameters), Runs.Bits(resumed.Model.Parameters));
    }

    [Fact]
    public void Resume_PartialEpoch_IsContinued()
    {
        SequenceData train = Runs.Ragged(50);
        Trainer<LeakyBigram<float>> first = Runs.Trainer();
        first.ProgressInterval = default;
        first.CheckpointPath = File;
        first.Fit(train, null, epochs: 2, new Runs.Listener(report => first.MaximumDuration = report.Steps < 3 ? null : TimeSpan.Zero));
        Assert.True(first.History.Epochs[^1].IsPartial);

        Trainer<LeakyBigram<float>> second = Runs.Trainer();
        second.ResumeFrom(File);
        TrainingHistory history = second.Fit(train, null, epochs: 2);

        Trainer<LeakyBigram<float>> whole = Runs.Trainer();
        Assert.Equal(Runs.Figures(whole.Fit(train, null, epochs: 2)), Runs.Figures(history));
        Assert.Equal(Runs.Bits(whole.Model.Parameters), Runs.Bits(second.Model.Parameters));
    }

    [Fact]
    public void Load_Checkpoint_GivesWeightsOfItsLastStep()
    {
        Trainer<LeakyBigram<float>> trainer = Runs.Trainer();
        trainer.Fit(Runs.Ragged(20), null, epochs: 1);
        trainer.SaveCheckpoint(File);
        LeakyBigram<float> model = new(seed: 9);

        ModelFile.Load(File, model.Parameters, exact: false);

        Assert.Equal(Runs.Bits(trainer.Model.Parameters), Runs.Bits(model.Parameters));
    }

    [Fact]
    public void ResumeFrom_OtherOptions_ListsAllAndChangesNothing()
    {
        Trainer<LeakyBigram<float>> trainer = Runs.Trainer();
        trainer.Fit(Runs.Ragged(20), null, epochs: 1);
        trainer.SaveCheckpoint(File);
        Trainer<LeakyBigram<float>> other = new(new LeakyBigram<float>(), new RmsProp()) { Seed = 5, BatchSize = 8, Shuffle = false };
        byte[] before = Runs.Bits(other.Model.Parameters);

        ModelFormatException exception = Assert.Throws<ModelFormatException>(() => other.ResumeFrom(File));

        Assert.Contains("BatchSize was 7; it is 8.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Seed was 11; it is 5.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Shuffle was True; it is False.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Adam (exp_avg, exp_avg_sq); it is RmsProp (square_avg)", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Runs.Bits(other.Model.Parameters));
    }

    [Fact]
    public void ResumeFrom_OtherData_Refused()
    {
        Trainer<LeakyBigram<float>> trainer = Runs.Trainer();
        trainer.Fit(Runs.Ragged(20), null, epochs: 1);
        trainer.SaveCheckpoint(File);
        Trainer<LeakyBigram<float>> other = Runs.Trainer();
        other.ResumeFrom(File);

        Assert.Throws<ArgumentException>("train", () => other.Fit(Runs.Ragged(21), null, epochs: 2));
        Assert.Equal(2, other.Fit(Runs.Ragged(20), null, epochs: 2).Epochs.Count);
    }

    [Fact]
    public void ResumeFrom_WeightsOnly_SaysItIsNoCheckpoint()
    {
        new LeakyBigram<float>().Save(File);

        ModelFormatException exception = Assert.Throws<ModelFormatException>(() => Runs.Trainer().ResumeFrom(File));

        Assert.Contains("not a checkpoint", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ResumeFrom_DamagedFile_ChangesNothing()
    {
        Trainer<LeakyBigram<float>> trainer = Runs.Trainer();
        trainer.Fit(Runs.Ragged(20), Held, epochs: 1);
        trainer.SaveCheckpoint(File);
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        Trainer<LeakyBigram<float>> other = Runs.Trainer();
        byte[] before = Runs.Bits(other.Model.Parameters);

        for (int length = 0; length < bytes.Length; length += 97)
        {
            System.IO.File.WriteAllBytes(File, bytes[..length]);
            Assert.Throws<ModelFormatException>(() => other.ResumeFrom(File));
        }

        Assert.Equal(before, Runs.Bits(other.Model.Parameters));
        Assert.Equal(0, other.Optimizer.Steps);
    }

    [Theory]
    [InlineData("training.epoch", "x")]
    [InlineData("training.epoch", "-1")]
    [InlineData("training.meter", "1 2")]
    [InlineData("training.history", "1 0 0.1 0.2 3 4 0.5")]
    [InlineData("training.version", "2")]
    [InlineData("training.spent", "9999999999999999999999")]
    public void CheckpointText_WrongValue_FormatException(string key, string value)
    {
        LossHead[] heads = LossHead.Of(LeakyBigram<float>.Description);
        LeakyBigram<float> model = new();
        Dictionary<string, string> text = CheckpointText.Write(new Checkpoint(new TrainingState(heads), new Adam().Capture(), 1, 2, true, model.Parameters, null));
        CheckpointText.Read(text, heads);

        text[key] = value;

        Assert.Throws<FormatException>(() => CheckpointText.Read(text, heads));
    }

    [Fact]
    public void SaveCheckpoint_BeforeFit_Refused() => Assert.Throws<InvalidOperationException>(() => Runs.Trainer().SaveCheckpoint(File));
}
