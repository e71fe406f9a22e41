using System.Diagnostics;
using SeqGen;
using SeqGen.Training;
using TextGeneration.Display;

namespace TextGeneration.Training;

/// <summary>Trains for a given time on parallel streams of a text, with the state carried from window to window.</summary>
internal static class CharacterTraining
{
    private const int Streams = 64;
    private const int Steps = 64;
    private const double FullRate = 4e-3;

    /// <summary>Trains until the time is over and reports after each window.</summary>
    public static void Run(CharacterModel model, int[] text, Options options, IProgress<TrainingStatus> progress)
    {
        var clock = Stopwatch.StartNew();
        TimeSpan limit = TimeSpan.FromMinutes(options.Minutes);
        using var time = new CancellationTokenSource(limit);
        var trainer = new Trainer<CharacterModel>(model, new AdamW((float)FullRate))
        {
            ClipNorm = 1f,
            BatchSize = Streams,
            Threads = options.Threads,
            Schedule = Schedule.Of(_ => LearningRate.Factor(clock.Elapsed / limit)),
        };

        double recent = Math.Log2(CharacterModel.Signs);
        var report = new DirectProgress<TrainingProgress>(batch =>
        {
            recent += 0.02 * (batch.Loss / Math.Log(2) - recent);
            progress.Report(new TrainingStatus(recent, (batch.Step + 1) * Streams * Steps, clock.Elapsed, limit));
        });
        trainer.Fit(SequenceData.Stream(text, Streams, Steps), validation: null, epochs: int.MaxValue, report, time.Token);
    }

    // Reports on the thread that trains; System.Progress would post reports to the pool, out of order.
    private sealed class DirectProgress<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
