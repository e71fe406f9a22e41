using SeqGen.Data;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

public class TrainerStreamTests
{
    /// <summary>Every step counts once, and the state carries: the length of windows and the number of threads do not matter.</summary>
    [Theory]
    [InlineData(5, 1)]
    [InlineData(16, 1)]
    [InlineData(16, 3)]
    [InlineData(1000, 2)]
    public void Evaluate_Stream_SameLossAsLanesInOnePiece(int steps, int threads)
    {
        int[] text = Runs.Text(401);
        Trainer<LeakyBigram<double>> trainer = new(new LeakyBigram<double>(), new Sgd()) { Threads = threads };
        SequenceData lanes = SequenceData.FromArrays(SequenceColumn.Steps(text[..400]), SequenceColumn.Steps(text[1..]), steps: 100);

        Metrics whole = trainer.Evaluate(lanes);
        Metrics stream = trainer.Evaluate(SequenceData.Stream(text, batch: 4, steps));

        Assert.Equal(whole.Loss, stream.Loss, 1e-12);
        Assert.Equal(whole.Accuracy, stream.Accuracy);
    }

    [Fact]
    public void Evaluate_Windows_LoseStateThatStreamCarries()
    {
        int[] text = Runs.Text(401);
        Trainer<LeakyBigram<double>> trainer = new(new LeakyBigram<double>(), new Sgd());

        Metrics windows = trainer.Evaluate(SequenceData.Windows(text, 5, 5));
        Metrics stream = trainer.Evaluate(SequenceData.Stream(text, batch: 4, steps: 5));

        Assert.NotEqual(windows.Loss, stream.Loss, 1e-6);
    }

    [Fact]
    public void Fit_Stream_EpochsBeginFromZeroInTheTextsOrder()
    {
        SequenceData stream = SequenceData.Stream(Runs.Text(401), batch: 4, steps: 16);
        Trainer<LeakyBigram<float>> still = new(new LeakyBigram<float>(), new Sgd(0)) { Seed = 1 };

        TrainingHistory history = still.Fit(stream, stream, epochs: 3);

        // Nothing is learned at rate 0, so that every epoch sees what evaluation sees.
        Assert.All(history.Epochs, record => Assert.Equal(record.Validation!.Loss, record.Training.Loss));
        Assert.Equal(3 * 7, history.Epochs[^1].Steps);
    }

    [Fact]
    public void Fit_StreamWithThreads_SameUpToRounding()
    {
        SequenceData stream = SequenceData.Stream(Runs.Text(401), batch: 5, steps: 16);
        Trainer<LeakyBigram<float>> one = Runs.Trainer(1);
        Trainer<LeakyBigram<float>> two = Runs.Trainer(2);

        double first = one.Fit(stream, null, epochs: 3).Epochs[^1].Training.Loss;
        double second = two.Fit(stream, null, epochs: 3).Epochs[^1].Training.Loss;

        Assert.Equal(first, second, 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Fit_RestartEveryWindow_IsLikeWindowsWithoutState(int threads)
    {
        SequenceData stream = SequenceData.Stream(Runs.Text(401), batch: 4, steps: 10);
        Trainer<LeakyBigram<double>> trainer = new(new LeakyBigram<double>(), new Sgd(0)) { RestartEvery = 1, Threads = threads };

        double stateless = trainer.Evaluate(SequenceData.Windows(Runs.Text(401), 10, 10)).Loss;

        Assert.Equal(stateless, trainer.Fit(stream, null, epochs: 1).Epochs[0].Training.Loss, 1e-12);
    }

    [Fact]
    public void Fit_RestartEveryFourWindows_LanesTakeTurns()
    {
        // Four lanes of ten windows; lane i starts anew at windows i, i + 4 and i + 8, so that its pieces end there.
        int[] text = Runs.Text(401);
        Trainer<LeakyBigram<double>> trainer = new(new LeakyBigram<double>(), new Sgd(0)) { RestartEvery = 4, Threads = 3 };
        List<int[]> inputs = [], targets = [];
        for (int lane = 0; lane < 4; lane++)
        {
            int[] cuts = [.. new[] { 0, lane, lane + 4, lane + 8, 10 }.Where(window => window <= 10).Distinct()];
            foreach ((int start, int end) in cuts.Zip(cuts.Skip(1)))
            {
                int first = (lane * 100) + (start * 10), last = (lane * 100) + (end * 10);
                inputs.Add(text[first..last]);
                targets.Add(text[(first + 1)..(last + 1)]);
            }
        }

        double pieces = trainer.Evaluate(SequenceData.FromSequences(SequenceColumn.Sequences(inputs), SequenceColumn.Sequences(targets))).Loss;

        Assert.Equal(pieces, trainer.Fit(SequenceData.Stream(text, 4, 10), null, epochs: 1).Epochs[0].Training.Loss, 1e-12);
    }
}
