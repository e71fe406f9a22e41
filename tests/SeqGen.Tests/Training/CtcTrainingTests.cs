using SeqGen.Data;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

/// <summary>A compiled model learns labels without their places, over threads.</summary>
public class CtcTrainingTests
{
    private static readonly (float[][] X, int[][] Labels) s_train = Draw(96, 1), s_held = Draw(40, 2);

    [Fact]
    public void Fit_Sequences_LearnsToReadLabels()
    {
        LabelReader model = new(seed: 1);
        var trainer = new Trainer<LabelReader>(model, new AdamW(1e-2)) { BatchSize = 16, Threads = 2 };

        trainer.Fit(Data(s_train), null, epochs: 30);

        int exact = s_held.X.Zip(s_held.Labels).Count(pair => Read(model, pair.First).SequenceEqual(pair.Second));
        Assert.InRange(exact, 36, 40);
        Assert.Null(trainer.Evaluate(Data(s_held)).Accuracy);
    }

    [Fact]
    public void Evaluate_AnyThreadsAndBatches_IsTheMeanOverSequences()
    {
        LabelReader model = new(seed: 2);
        double alone = s_held.X.Zip(s_held.Labels).Average(pair =>
        {
            LabelReader.Workspace run = model.CreateWorkspace(1, pair.First.Length / 3);
            return (double)model.Evaluate(run, pair.First, pair.Second);
        });

        foreach ((int batch, int threads) in new[] { (40, 1), (7, 2), (16, 3) })
        {
            var trainer = new Trainer<LabelReader>(model, new Sgd()) { BatchSize = batch, Threads = threads };
            Assert.Equal(alone, trainer.Evaluate(Data(s_held)).Loss, 1e-5);
        }
    }

    private static SequenceData Data((float[][] X, int[][] Labels) drawn) => SequenceData.FromSequences(
        SequenceColumn.Sequences(drawn.X, width: 3), SequenceColumn.Labels(drawn.Labels, [.. drawn.X.Select(x => x.Length / 3)]));

    private static int[] Read(LabelReader model, float[] x)
    {
        int steps = x.Length / 3;
        float[] y = new float[steps * 4];
        model.Predict(x, y, 1, steps);
        int[] greedy = CtcDecoder.Greedy<float>(y, 4);
        Assert.Equal(greedy, Assert.Single(CtcDecoder.Beam<float>(y, 4, width: 8)).Labels);
        return greedy;
    }

    /// <summary>One to four pulses of two or three steps, with pauses of one to three steps around them.</summary>
    private static (float[][] X, int[][] Labels) Draw(int count, int seed)
    {
        Random random = new(seed);
        float[][] x = new float[count][];
        int[][] labels = new int[count][];
        for (int i = 0; i < count; i++)
        {
            labels[i] = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 4))];
            List<int> lines = [.. Pause(), .. labels[i].SelectMany(label => Enumerable.Repeat(label, random.Next(2, 4)).Concat(Pause()))];
            x[i] = [.. lines.SelectMany(line => Enumerable.Range(1, 3).Select(k => (k == line ? 1f : 0f) + (0.2f * (random.NextSingle() - 0.5f))))];
        }

        return (x, labels);

        IEnumerable<int> Pause() => Enumerable.Repeat(0, random.Next(1, 4));
    }
}
