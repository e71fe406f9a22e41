using SeqGen.Data;
using SeqGen.Tests.Training;
using SeqGen.Training;

namespace SeqGen.Tests.Seq2Seq;

/// <summary>The trainer with models that have an encoder.</summary>
public sealed class PairTrainingTests
{
    [Fact]
    public void Fit_LearnsToReverse()
    {
        Reverser model = new(seed: 1);
        var trainer = new Trainer<Reverser>(model, new AdamW(1e-2)) { BatchSize = 32, Threads = 2, ClipNorm = 1 };
        (int[][] Sources, int[][] Targets) held = Pairs.Reversed(100, seed: 2);

        TrainingHistory history = trainer.Fit(Pairs.Of(Pairs.Reversed(800, seed: 1)), Pairs.Of(held), epochs: 14);

        Assert.Equal(history.Best!.Validation!.Loss, trainer.Evaluate(Pairs.Of(held)).Loss);
        Assert.InRange(trainer.Evaluate(Pairs.Of(held)).Accuracy!.Value, 0.95, 1);
    }

    /// <summary>However the batch is cut, the loss is the mean over what counts of the whole batch.</summary>
    [Fact]
    public void Evaluate_AnyThreadsAndBatches_IsTheMeanOverTargetTokens()
    {
        Reverser model = new(seed: 2);
        (int[][] sources, int[][] targets) = Pairs.Reversed(40, seed: 3);
        double sum = sources.Zip(targets).Sum(pair =>
        {
            Reverser.Workspace run = model.CreateWorkspace(1, pair.First.Length, pair.Second.Length);
            return (double)model.Evaluate(run, pair.First, pair.Second) * pair.Second.Length;
        });

        foreach ((int batch, int threads) in new[] { (40, 1), (40, 3), (7, 2) })
        {
            var trainer = new Trainer<Reverser>(model, new Sgd()) { BatchSize = batch, Threads = threads };
            Assert.Equal(sum / targets.Sum(t => t.Length), trainer.Evaluate(Pairs.Of((sources, targets))).Loss, 1e-5);
        }
    }

    [Fact]
    public void Fit_SameSeedAndThreads_SameBits_AlsoAfterACheckpoint()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            (Reverser whole, Reverser again, Reverser resumed) = (new(4), new(4), new(4));
            SequenceData data = Pairs.Of(Pairs.Reversed(50, seed: 5));
            Make(whole).Fit(data, data, epochs: 3);
            Trainer<Reverser> first = Make(again);
            first.Fit(data, data, epochs: 2);
            first.SaveCheckpoint(path);
            Trainer<Reverser> second = Make(resumed);
            second.ResumeFrom(path);
            second.Fit(data, data, epochs: 3);

            Assert.Equal(Runs.Bits(whole.Parameters), Runs.Bits(resumed.Parameters));
            Assert.NotEqual(Runs.Bits(whole.Parameters), Runs.Bits(again.Parameters));
        }
        finally
        {
            File.Delete(path);
        }

        static Trainer<Reverser> Make(Reverser model) => new(model, new Adam(0.01)) { BatchSize = 16, Threads = 2, Seed = 6, KeepBest = false };
    }

    /// <summary>Dropout's draws, standardization and gradients do not depend on the number of threads but for rounding.</summary>
    [Fact]
    public void Fit_MoreThreads_SameUpToRounding()
    {
        (Summer one, Summer three) = (new(7), new(7));
        SequenceData data = Pairs.Numbers(30, seed: 8);
        new Trainer<Summer>(one, new Sgd(0.1)) { BatchSize = 10 }.Fit(data, null, epochs: 2);
        new Trainer<Summer>(three, new Sgd(0.1)) { BatchSize = 10, Threads = 3 }.Fit(data, null, epochs: 2);

        Assert.All(one.Parameters, p => Assert.All(p.Values.ToArray().Zip(three.Parameters[p.Name].Values.ToArray()), v => Assert.Equal(v.First, v.Second, 1e-12)));
        Assert.InRange(one.Parameters["encoder.features1.mean"].Values[0], 6, 7);
    }

    [Fact]
    public void GradientCheck_PassesForEveryParameter()
    {
        SequenceData data = Pairs.Numbers(6, seed: 9);
        SequenceBatch batch = data.CreateBatch(6);
        data.Fill(batch, [0, 1, 2, 3, 4, 5]);
        Summer model = new(10);

        GradientCheckResult result = GradientCheck.Directions(model, batch);

        Assert.True(result.Passed, result.ToString());
    }

    [Fact]
    public void Pairs_AreCopiedWithBothLengths()
    {
        SequenceData data = SequenceData.FromPairs(
            SequenceColumn.Sequences<int>([[2, 3, 4], [5], [6, 7]]), SequenceColumn.Sequences<int>([[4, 1], [5, 6, 7, 1], [3]]));
        SequenceBatch batch = data.CreateBatch(2);

        data.Subset([2, 0]).Fill(batch, [1, 0]);

        Assert.Equal((4, 3, 7L), (data.Steps, data.SourceSteps, data.TotalSteps));
        Assert.Equal((2, 2, 3), (batch.Rows, batch.Steps, batch.SourceSteps));
        Assert.Equal([3, 2], batch.SourceLengths!);
        Assert.Equal([2, 1], batch.Lengths!);
        Assert.Equal([2, 3, 4, 6, 7, 0], ((int[])batch.Inputs[0])[..6]);
        Assert.Equal([4, 1, 3, -1], ((int[])batch.Targets[0])[..4]);
        Assert.Equal("3 sequences of up to 4 steps from sources of up to 3", data.ToString());
        Assert.Equal((1, 4), (data.SourceLengthOf(1), data.LengthOf(1)));
    }

    [Fact]
    public void WrongData_IsRefused()
    {
        SequenceColumn column = SequenceColumn.Sequences<int>([[2, 3], [4, 5]]);
        var trainer = new Trainer<Reverser>(new(), new Sgd());

        Assert.Contains("FromPairs", Assert.Throws<ArgumentException>(() => trainer.Evaluate(SequenceData.FromSequences(column, column))).Message, StringComparison.Ordinal);
        Assert.Contains("no encoder", Assert.Throws<ArgumentException>(() => Runs.Trainer().Evaluate(SequenceData.FromPairs(column, column))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("target", () => SequenceData.FromPairs(column, SequenceColumn.Sequences<int>([[2]])));
        Assert.Throws<ArgumentException>("source", () => SequenceData.FromPairs(SequenceColumn.Steps([1, 2]), column));
    }
}
