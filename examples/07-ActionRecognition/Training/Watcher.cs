using ActionRecognition.Clips;
using SeqGen.Training;

namespace ActionRecognition.Training;

/// <summary>A trained model as a way to tell what happens in clips.</summary>
internal sealed class Watcher
{
    private const int AtOnce = 64;

    private readonly WhatAndWhere _model;

    private Watcher(WhatAndWhere model) => _model = model;

    /// <summary>Trains on clips.</summary>
    public static Watcher Train(Clip[] clips, Options options, IProgress<TrainingProgress> progress)
    {
        var model = new WhatAndWhere(options.Seed);
        var trainer = new Trainer<WhatAndWhere>(model, new AdamW(4e-3))
        {
            BatchSize = 32,
            Threads = options.Threads,
            Seed = options.Seed,
            ClipNorm = 1,
            Schedule = new CosineSchedule(Warmup: 50),
        };
        trainer.Fit(ClipSet.ToData(clips), null, options.Epochs, progress);
        return new Watcher(model);
    }

    /// <summary>The likeliest motion of each clip, and where the object is in each of its frames.</summary>
    public Sighting[] Watch(Clip[] clips) => [.. clips.Chunk(AtOnce).SelectMany(WatchSome)];

    private Sighting[] WatchSome(Clip[] clips)
    {
        int motions = Enum.GetValues<Motion>().Length;
        float[] kinds = new float[clips.Length * motions], places = new float[clips.Length * Clip.Steps * 2];
        _model.Predict(ClipSet.Frames(clips), kinds, places, clips.Length, Clip.Steps);
        return [.. clips.Select((_, i) => new Sighting(Likeliest(kinds.AsSpan(i * motions, motions)), Places(places.AsSpan(i * Clip.Steps * 2, Clip.Steps * 2))))];
    }

    private static Motion Likeliest(ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int i = 1; i < logits.Length; i++)
        {
            best = logits[i] > logits[best] ? i : best;
        }

        return (Motion)best;
    }

    private static Point[] Places(ReadOnlySpan<float> numbers)
    {
        var places = new Point[Clip.Steps];
        for (int step = 0; step < places.Length; step++)
        {
            places[step] = ClipSet.ToPlace(numbers.Slice(step * 2, 2));
        }

        return places;
    }
}
