using SeqGen.Data;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

/// <summary>Emitted models in the trainer when numbers go wrong.</summary>
public sealed class DivergenceTests
{
    private static readonly Random s_random = new(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Fit_WithARateFarTooHigh_NamesThePlace(int threads)
    {
        Gauge model = new(seed: 1);
        Trainer<Gauge> trainer = new(model, new Sgd(1e4)) { BatchSize = 7, Threads = threads };

        TrainingDivergedException exception = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(Data(-1), null, epochs: 300));

        Assert.True(exception.Epoch >= 1 && exception.Batch >= 1);
        Assert.All(model.Parameters, p => Assert.DoesNotContain(p.Values.ToArray(), v => !float.IsFinite(v)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    public void Fit_OnANumberThatIsNone_NamesItsSequenceInTheData(int seed, int threads)
    {
        Trainer<Gauge> trainer = new(new Gauge(seed: 1), new Sgd(0.1)) { BatchSize = 4, Seed = seed, Threads = threads };

        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => trainer.Fit(Data(25), null, epochs: 1));

        Assert.Contains("NaN at sequence 25, step 7", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_WithACheckpointInNoFolder_SaysSoAtOnce()
    {
        Gauge model = new(seed: 1);
        Trainer<Gauge> trainer = new(model, new Sgd(0.1)) { CheckpointPath = Path.Combine(Path.GetTempPath(), "no such folder", "c.safetensors") };
        float[] before = model.Parameters[0].Values.ToArray();

        Assert.Throws<DirectoryNotFoundException>(() => trainer.Fit(Data(-1), null, epochs: 1));

        Assert.Equal(before, model.Parameters[0].Values.ToArray());
    }

    [Fact]
    public void Train_WithALossThatIsNotFinite_LeavesStateAndGradients()
    {
        Gauge model = new(seed: 1);
        Gauge.Workspace run = model.CreateWorkspace(1, 10);
        Gauge.State state = model.CreateState();
        state["memory.h"].Fill(0.25f);
        float[] x = new float[10], y = new float[20];
        y[3] = 1e30f;

        Assert.Throws<ArithmeticException>(() => model.Train(run, x, y, state));

        Assert.All(state["memory.h"].ToArray(), v => Assert.Equal(0.25f, v));
        Assert.All(run.Gradients, p => Assert.All(p.Values.ToArray(), v => Assert.Equal(0, v)));
    }

    [Fact]
    public void Evaluate_LeavesDropoutAsItWas()
    {
        Gauge model = new(seed: 1);
        Gauge.Workspace run = model.CreateWorkspace(1, 10);
        float[] x = new float[10], y = new float[20];
        run.Training = true;
        model.Evaluate(run, x, y);
        Assert.True(run.Training);
        run.Training = false;
        model.Train(run, x, y);
        Assert.False(run.Training);
    }

    private static SequenceData Data(int bad)
    {
        float[] x = [.. Enumerable.Range(0, 300).Select(_ => s_random.NextSingle())], y = [.. Enumerable.Range(0, 600).Select(_ => s_random.NextSingle())];
        if (bad >= 0)
            x[(bad * 10) + 7] = float.NaN;
        return SequenceData.FromArrays(SequenceColumn.Steps(x), SequenceColumn.Steps(y, 2), 10);
    }
}
