using SeqGen.Data;
using SeqGen.Tests.Training;
using SeqGen.Training;

namespace SeqGen.Tests.Seq2Seq;

/// <summary>The trainer with decoders that have no input.</summary>
public sealed class DrivenTrainingTests
{
    [Fact]
    public void Fit_LearnsToContinueWaves()
    {
        Continuer model = new(seed: 1);
        var trainer = new Trainer<Continuer>(model, new AdamW(1e-2)) { BatchSize = 32, Threads = 2, ClipNorm = 1 };

        TrainingHistory history = trainer.Fit(Waves.Of(400, seed: 1), Waves.Of(60, seed: 2), epochs: 15);

        Assert.InRange(history.Best!.Validation!.Loss, 0, 0.05);

        float[] wave = [.. Enumerable.Range(0, 14).Select(t => MathF.Sin(1 + (0.6f * t)))], past = new float[4], future = new float[4];
        model.Predict(wave.AsSpan(0, 10), past, future, batch: 1, sourceSteps: 10, steps: 4);
        Assert.All(future.Zip(wave[10..]), pair => Assert.InRange(pair.First, pair.Second - 0.4f, pair.Second + 0.4f));
        Assert.All(past.Zip(wave[6..10].Reverse()), pair => Assert.InRange(pair.First, pair.Second - 0.4f, pair.Second + 0.4f));
    }

    [Fact]
    public void Fit_SameSeedAndThreads_SameBits_AlsoAfterACheckpoint()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            (Captioner whole, Captioner resumed) = (new(4), new(4));
            SequenceData data = Captions(20, seed: 5);
            Make(whole).Fit(data, data, epochs: 3);
            Trainer<Captioner> first = Make(new(4));
            first.Fit(data, data, epochs: 2);
            first.SaveCheckpoint(path);
            Trainer<Captioner> second = Make(resumed);
            second.ResumeFrom(path);
            second.Fit(data, data, epochs: 3);

            Assert.All(whole.Parameters, p => Assert.Equal(p.Values.ToArray(), resumed.Parameters[p.Name].Values.ToArray()));
        }
        finally
        {
            File.Delete(path);
        }

        static Trainer<Captioner> Make(Captioner model) => new(model, new Adam(0.01)) { BatchSize = 8, Threads = 2, Seed = 6, KeepBest = false };
    }

    /// <summary>Dropout's draws, standardization of the second input and gradients do not depend on the number of threads but for rounding.</summary>
    [Fact]
    public void Fit_MoreThreads_SameUpToRounding()
    {
        (Captioner one, Captioner three) = (new(7), new(7));
        SequenceData data = Captions(30, seed: 8);
        new Trainer<Captioner>(one, new Sgd(0.1)) { BatchSize = 10 }.Fit(data, null, epochs: 2);
        new Trainer<Captioner>(three, new Sgd(0.1)) { BatchSize = 10, Threads = 3 }.Fit(data, null, epochs: 2);

        Assert.All(one.Parameters, p => Assert.All(p.Values.ToArray().Zip(three.Parameters[p.Name].Values.ToArray()), v => Assert.Equal(v.First, v.Second, 1e-12)));
        Assert.InRange(one.Parameters["picture.features1.mean"].Values[0], 6, 7);
    }

    [Fact]
    public void GradientCheck_PassesForEveryParameter()
    {
        SequenceData data = Captions(5, seed: 9);
        SequenceBatch batch = data.CreateBatch(5);
        data.Fill(batch, [0, 1, 2, 3, 4]);

        GradientCheckResult result = GradientCheck.Directions(new Captioner(10), batch);

        Assert.True(result.Passed, result.ToString());
    }

    [Fact]
    public void Attention_CanBeReadBehindEveryRun()
    {
        Continuer model = new(seed: 3);
        Continuer.Workspace run = model.CreateWorkspace(batch: 2, sourceSteps: 3, steps: 2);
        run.SetLengths([3, 2], [1, 2]);
        model.Forward(run, [1, 2, 3, 4, 5, 0], new float[4], new float[4]);

        float[] weights = model.Attention(run).ToArray();

        Assert.Equal(12, weights.Length);
        Assert.Equal([0, 0, 0], weights[3..6]);
        Assert.Equal([0f, 0f], [weights[8], weights[11]]);
        Assert.All([weights[..3], weights[6..9], weights[9..]], step => Assert.Equal(1, step.Sum(), 1e-5));
        model.Train(run, [1, 2, 3, 4, 5, 0], new float[4], new float[4]);
        Assert.Equal(weights, model.Attention(run, "future.attention1").ToArray());
    }

    [Fact]
    public void SavedModel_PredictsTheSame()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            Captioner model = new(seed: 2);
            model.Save(path);
            (double[] y, double[] again) = (new double[2 * 3 * 2], new double[2 * 3 * 2]);
            model.Predict([1, 2, 3, 4], [1, 2, 3, 4, 5, 6], y, batch: 2, sourceSteps: 2, steps: 3, sourceLengths: [2, 1]);
            Captioner.Load(path).Predict([1, 2, 3, 4], [1, 2, 3, 4, 5, 6], again, batch: 2, sourceSteps: 2, steps: 3, sourceLengths: [2, 1]);
            Assert.Equal(y, again);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Columns_AreCopiedWithBothLengths()
    {
        SequenceData data = SequenceData.FromPairs(
            [SequenceColumn.Sequences<int>([[2, 3, 4], [1]]), SequenceColumn.Rows([0.5, 0.6, 0.7, 0.8], width: 2)],
            [SequenceColumn.Sequences<double>([[1, 2], [3, 4, 5, 6]], width: 2), SequenceColumn.Sequences<int>([[7], [8, 9]])]);
        SequenceBatch batch = data.CreateBatch(2);

        data.Fill(batch, [1, 0]);

        Assert.Equal((2, 2, 3), (batch.Rows, batch.Steps, batch.SourceSteps));
        Assert.Equal([1, 3], batch.SourceLengths!);
        Assert.Equal([2, 1], batch.Lengths!);
        Assert.Equal([0.7, 0.8, 0.5, 0.6], ((double[])batch.Inputs[1])[..4]);
        Assert.Equal([3, 4, 5, 6, 1, 2, 0, 0], ((double[])batch.Targets[0])[..8]);
        Assert.Equal([8, 9, 7, -1], ((int[])batch.Targets[1])[..4]);
    }

    /// <summary>A source that is one vector, or token, per sequence has one step.</summary>
    [Fact]
    public void SourceOfRows_HasOneStep()
    {
        SequenceData data = SequenceData.FromPairs([SequenceColumn.Rows([1, 2, 3])], [SequenceColumn.Sequences<int>([[4], [5, 6], [7]])]);

        Assert.Equal((3, 1, 2), (data.Count, data.SourceSteps, data.Steps));
    }

    [Fact]
    public void WrongColumns_AreRefused()
    {
        (SequenceColumn steps, SequenceColumn other, SequenceColumn rows) = (SequenceColumn.Sequences<int>([[2, 3], [4]]), SequenceColumn.Sequences<int>([[2], [4]]), SequenceColumn.Rows([1.0, 2.0]));

        Assert.Throws<ArgumentException>("source", () => SequenceData.FromPairs([steps, steps], [steps]));
        Assert.Throws<ArgumentException>("source", () => SequenceData.FromPairs([steps, SequenceColumn.Rows([1.0])], [steps]));
        Assert.Throws<ArgumentException>("target", () => SequenceData.FromPairs([steps], [steps, other]));
        Assert.Throws<ArgumentException>("target", () => SequenceData.FromPairs([steps], [rows]));
        Assert.Throws<ArgumentException>("target", () => SequenceData.FromPairs([steps], []));
        Assert.Contains("2 inputs", Assert.Throws<ArgumentException>(() => new Trainer<Continuer>(new(), new Sgd()).Evaluate(SequenceData.FromPairs([steps, rows], [steps]))).Message, StringComparison.Ordinal);
    }

    /// <summary>Words of one to five tokens, pictures of three numbers, and two numbers in [0, 1] at one to four steps.</summary>
    private static SequenceData Captions(int count, int seed)
    {
        Random random = new(seed);
        int[][] words = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(5)).ToArray())];
        double[] pictures = [.. Enumerable.Range(0, 3 * count).Select(_ => 5 + (3 * random.NextDouble()))];
        double[][] targets = [.. words.Select(_ => Enumerable.Range(0, 2 * random.Next(1, 5)).Select(_ => random.NextDouble()).ToArray())];
        return SequenceData.FromPairs([SequenceColumn.Sequences(words), SequenceColumn.Rows(pictures, width: 3)], [SequenceColumn.Sequences(targets, width: 2)]);
    }
}
