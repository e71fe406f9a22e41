using SeqGen.Data;
using SeqGen.Training;

namespace SeqGen.Tests.Frames;

/// <summary>A model over frames from declaration to file: description, streaming, saving, losses per sequence and per frame, training on threads.</summary>
public sealed class FrameModelTests
{
    private const int Rows = 6, Steps = 4, Width = 20;

    private static readonly float[] s_x = [.. Enumerable.Range(0, Rows * Steps * Width).Select(i => i * i % 7 < 3 ? 1f : 0f)];

    private static readonly float[] s_y = [.. Enumerable.Range(0, Rows * Steps * Width).Select(i => i * i % 5 < 2 ? 1f : 0f)];

    /// <summary>Taps inside frames of 4 lines and 5 positions: 10 x 13 of a 3x3 kernel.</summary>
    [Fact]
    public void Description_HasShapesOfFrames_AndCountsTapsInside()
    {
        ModelDescription description = NextFrame.Description;
        Assert.Equal("[batch, steps, 4, 5, 1]", description.Inputs[0].Shape);
        Assert.Equal("[batch, steps, 4, 5, 1]", description.Outputs[0].Shape);
        Assert.Equal(2 * ((130 * 12 * (1 + 3)) + (20 * 3)), description.FlopsPerStep);
        Assert.Equal([12, 1, 3, 3], description.Parameters.Single(p => p.Name == "memory.weight_ih_l0").Shape);
        Assert.Equal([3, 4, 5], description.Parameters.Single(p => p.Name == "memory.weight_ci_l0").Shape);
        Assert.Contains("memory.h   [1, batch, 4, 5, 3]", description.ToString(), StringComparison.Ordinal);
        Assert.Contains("frames 4x5x1", description.Sentence, StringComparison.Ordinal);
    }

    /// <summary>What is saved and loaded streams as the model that was saved runs whole sequences.</summary>
    [Fact]
    public void LoadedModel_StreamsWhatTheSavedOneComputes()
    {
        NextFrame model = new(seed: 9);
        float[] whole = new float[s_x.Length];
        model.Predict(s_x, whole, Rows, Steps);
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".safetensors");
        try
        {
            model.Save(path);
            NextFrame other = NextFrame.Load(path);
            NextFrame.State state = other.CreateState(Rows);
            float[] y = new float[Rows * Width];
            for (int step = 0; step < Steps; step++)
            {
                other.Step(state, At(s_x, step), y);
                Assert.All(At(whole, step).Zip(y), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
            }

            Assert.Equal(Rows * Width * 3, state["memory.c"].Length);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A gradient so small that it would shrink into subnormal numbers, which processors are slow with, ends at the gates.</summary>
    [Fact]
    public void Backward_GradientsThatFade_AreZeroAtTheGates()
    {
        Shifted model = new(seed: 3);
        Shifted.Workspace run = model.CreateWorkspace(1, 2);
        float[] x = [.. Enumerable.Range(0, 2 * 15 * 14 * 2).Select(i => MathF.Sin(i))], y = new float[2 * 15 * 14 * 2], dy = new float[y.Length];
        model.Forward(run, x, y);
        Array.Fill(dy, 1e-33f);
        model.Backward(run, dy);
        Assert.All(run.Gradients["memory.weight_hh_l0"].Values.ToArray(), value => Assert.Equal(0, value));
        Assert.Contains(run.Gradients["head.bias"].Values.ToArray(), value => value > 0);

        run.Gradients.Clear();
        model.Forward(run, x, y);
        Array.Fill(dy, 1e-20f);
        model.Backward(run, dy);
        Assert.Contains(run.Gradients["memory.weight_hh_l0"].Values.ToArray(), value => value != 0);
    }

    /// <summary>The sum over all numbers, by sequences, frames and numbers; gradients likewise.</summary>
    [Fact]
    public void Loss_IsDividedAsDeclared()
    {
        NextFrame sequence = new(seed: 2);
        NextFrameSum frame = new(seed: 2);
        NextFrameMean mean = new(seed: 2);
        int[] lengths = [4, 3, 4, 1, 2, 4];
        int frames = lengths.Sum();
        NextFrame.Workspace run = sequence.CreateWorkspace(Rows, Steps);
        run.SetLengths(lengths);
        NextFrameSum.Workspace runOfFrames = frame.CreateWorkspace(Rows, Steps);
        runOfFrames.SetLengths(lengths);
        NextFrameMean.Workspace runOfMeans = mean.CreateWorkspace(Rows, Steps);
        runOfMeans.SetLengths(lengths);

        float perSequence = sequence.Train(run, s_x, s_y), perFrame = frame.Train(runOfFrames, s_x, s_y), perNumber = mean.Train(runOfMeans, s_x, s_y);

        float[] y = new float[s_x.Length];
        sequence.Predict(s_x, y, Rows, Steps, lengths);
        double sum = 0;
        for (int row = 0; row < Rows; row++)
            for (int i = row * Steps * Width; i < ((row * Steps) + lengths[row]) * Width; i++)
                sum += Math.Log(1 + Math.Exp(-Math.Abs(y[i]))) + Math.Max(y[i], 0) - (y[i] * s_y[i]);
        Assert.Equal(sum / Rows, perSequence, 1e-3);
        Assert.Equal(sum / frames, perFrame, 1e-4);
        Assert.Equal(sum / frames / Width, perNumber, 1e-5);
        foreach (Parameter<float> gradient in run.Gradients)
            for (int i = 0; i < gradient.Length; i++)
            {
                Assert.Equal(gradient.Values[i] * Rows, runOfFrames.Gradients[gradient.Name].Values[i] * frames, 2e-3f);
                Assert.Equal(gradient.Values[i] * Rows, runOfMeans.Gradients[gradient.Name].Values[i] * frames * Width, 2e-3f);
            }
    }

    /// <summary>Shards divide by all sequences of the batch, however many of them each has.</summary>
    [Fact]
    public void Training_OnTwoThreads_HasTheLossOfOne()
    {
        SequenceData data = SequenceData.FromArrays(SequenceColumn.Steps(s_x, width: Width), SequenceColumn.Steps(s_y, width: Width), steps: Steps, lengths: [4, 3, 4, 1, 2, 4]);
        double[] one = Losses(1), two = Losses(2);
        for (int epoch = 0; epoch < one.Length; epoch++)
            Assert.Equal(one[epoch], two[epoch], 1e-3);
        Assert.True(one[^1] < one[0], $"{one[^1]} is not below {one[0]}");

        double[] Losses(int threads)
        {
            NextFrame model = new(seed: 4);
            Trainer<NextFrame> trainer = new(model, new Adam(0.02)) { BatchSize = 5, Threads = threads, Seed = 3 };
            return [.. trainer.Fit(data, data, epochs: 6).Epochs.SelectMany(e => new[] { e.Training.Loss, e.Validation!.Loss })];
        }
    }

    private static float[] At(float[] values, int step) => [.. Enumerable.Range(0, Rows).SelectMany(row => values.AsSpan(((row * Steps) + step) * Width, Width).ToArray())];
}
