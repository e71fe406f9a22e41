using NextFrame.Clips;
using SeqGen;
using SeqGen.Data;
using SeqGen.Training;

namespace NextFrame.Training;

/// <summary>A model that takes part in the comparison.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Key">Its name in the last line, and of its picture.</param>
/// <param name="Train">Trains a new one.</param>
internal sealed record Contender(string Name, string Key, Func<ContestData, Options, int, Outcome> Train)
{
    /// <summary>A contender of a class.</summary>
    /// <param name="name">Its name in the table.</param>
    /// <param name="key">Its name in the last line.</param>
    /// <param name="recipe">How it is trained.</param>
    /// <param name="forward">Gives the logits of the frames that follow, [steps, height, width].</param>
    public static Contender Of<TModel>(string name, string key, Recipe recipe, Forward<TModel> forward)
        where TModel : class, ISequenceModel<TModel> =>
        new(name, key, (data, options, seed) => TrainOne(recipe, forward, data, options, seed));

    private static Outcome TrainOne<TModel>(Recipe recipe, Forward<TModel> forward, ContestData data, Options options, int seed)
        where TModel : class, ISequenceModel<TModel>
    {
        TModel model = TModel.Create(seed);
        var trainer = new Trainer<TModel>(model, new Adam(recipe.LearningRate, beta2: 0.95))
        {
            BatchSize = recipe.BatchSize,
            Threads = options.Threads,
            Seed = seed,
            ClipNorm = 500,
            MaximumDuration = TimeSpan.FromMinutes(options.Minutes),
            Schedule = new CosineSchedule(Warmup: 50) { FollowTime = true },
        };
        TimeSpan before = Environment.CpuUsage.TotalTime;
        TrainingHistory history = trainer.Fit(data.Training, data.Validation, epochs: int.MaxValue, new TrainingLines(trainer.BatchSize));
        TimeSpan processor = Environment.CpuUsage.TotalTime - before;
        return new Outcome(
            TModel.Description.ParameterCount,
            SequencesOf(history, data.Training.Count, trainer.BatchSize),
            history.Duration,
            processor,
            trainer.Evaluate(data.HeldOut).Loss,
            clip => Forecast(model, forward, clip));
    }

    /// <summary>Whole epochs see every clip, the last batch of one those that are left; the last epoch may end after some batches.</summary>
    private static long SequencesOf(TrainingHistory history, int clips, int batchSize)
    {
        int batches = (clips + batchSize - 1) / batchSize;
        (long whole, long rest) = Math.DivRem(history.Epochs.LastOrDefault()?.Steps ?? 0, batches);
        return (whole * clips) + (rest * batchSize);
    }

    private static float[] Forecast<TModel>(TModel model, Forward<TModel> forward, Clip clip)
    {
        float[] next = new float[Clip.Future * clip.Size * clip.Size];
        forward(model, clip.RenderPast(), next);
        foreach (ref float pixel in next.AsSpan())
        {
            pixel = 1 / (1 + MathF.Exp(-pixel));
        }

        return next;
    }
}
