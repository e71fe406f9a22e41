using System.Diagnostics;

namespace SeqGen.Training;

/// <summary>Reports progress now and then; makes nothing when nobody listens.</summary>
internal sealed class ProgressReporter(
    IProgress<TrainingProgress>? progress,
    TimeSpan interval,
    TimeSpan? limit,
    int epochs,
    int batches,
    TrainingState state,
    Stopwatch watch)
{
    private readonly long _firstStep = state.Step;
    private TimeSpan _last = -interval;
    private long _processed;
    private double _loss;
    private double _norm;

    /// <summary>Keeps the figures of the last batch.</summary>
    public void Note(double loss, double norm)
    {
        _loss = loss;
        _norm = norm;
    }

    /// <summary>Reports if the interval has passed since the last report.</summary>
    /// <param name="processed">Steps of the batch's sequences.</param>
    public void Within(int processed)
    {
        _processed += processed;
        TimeSpan now = watch.Elapsed;
        if (progress is not null && now - _last >= interval)
        {
            _last = now;
            progress.Report(Make(now, state.Epoch + 1, state.Batch, state.Meter.Loss(), null));
        }
    }

    /// <summary>Reports the end of an epoch.</summary>
    public void End(EpochRecord record)
    {
        _last = watch.Elapsed;
        progress?.Report(Make(_last, record.Epoch, record.IsPartial ? state.Batch : batches, record.Training.Loss, record));
    }

    private TrainingProgress Make(TimeSpan elapsed, int epoch, int batch, double loss, EpochRecord? completed)
    {
        long done = Math.Max(1, state.Step - _firstStep);
        double seconds = elapsed.TotalSeconds / done * Math.Max(0, ((double)epochs * batches) - state.Step);
        if (limit is { } most)
        {
            seconds = Math.Clamp((most - elapsed).TotalSeconds, 0, seconds);
        }

        // Far more epochs than there is time for may be asked for: then the estimate is not a TimeSpan any more.
        TimeSpan remaining = seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
        double speed = elapsed > TimeSpan.Zero ? _processed / elapsed.TotalSeconds : 0;
        return new TrainingProgress(epoch, epochs, batch, batches, state.Step, loss, _loss, _norm, state.Rate, elapsed, remaining, speed, completed);
    }
}
