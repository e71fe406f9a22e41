using SeqGen.Data;
using SeqGen.Training;

namespace Forecasting.Training;

/// <summary>A trained model as a way to forecast, in sunspot numbers.</summary>
internal sealed class Forecaster
{
    private const int Window = SunspotForecaster.Window;

    /// <summary>Share of the windows, the latest ones, that choose when to stop.</summary>
    private const double ValidationShare = 0.15;

    /// <summary>Sunspot numbers are given in hundreds: losses and outputs are then of the order of one.</summary>
    private const float Unit = 100;

    private readonly SunspotForecaster _model;

    private Forecaster(SunspotForecaster model, TrainingHistory history)
    {
        _model = model;
        History = history;
    }

    /// <summary>How training went.</summary>
    public TrainingHistory History { get; }

    /// <summary>Trains on every window of the months given; the model with the least error on the latest windows is kept.</summary>
    public static Forecaster Train(ReadOnlySpan<float> months, Options options, IProgress<TrainingProgress> progress)
    {
        SequenceColumn series = SequenceColumn.Steps(Scale(months, 1 / Unit));
        (SequenceData training, SequenceData validation) = SequenceData
            .Windows(series, Window, stride: 1, horizon: SunspotForecaster.Months)
            .Split(ValidationShare);
        var model = new SunspotForecaster(options.Seed);
        var trainer = new Trainer<SunspotForecaster>(model, new AdamW(2e-3))
        {
            BatchSize = 32,
            Threads = options.Threads,
            Seed = options.Seed,
            ClipNorm = 1,
            Patience = 10,
            Schedule = new CosineSchedule(Warmup: 50),
        };
        TrainingHistory history = trainer.Fit(training, validation, options.Epochs, progress);
        return new Forecaster(model, history);
    }

    /// <summary>The months that follow the last ones of the past; no number is below zero.</summary>
    public void Forecast(ReadOnlySpan<float> past, Span<float> next)
    {
        _model.Predict(Scale(past[^Window..], 1 / Unit), next, batch: 1, steps: Window);
        foreach (ref float month in next)
        {
            month = Math.Max(0, month * Unit);
        }
    }

    private static float[] Scale(ReadOnlySpan<float> values, float factor)
    {
        float[] scaled = values.ToArray();
        foreach (ref float value in scaled.AsSpan())
        {
            value *= factor;
        }

        return scaled;
    }
}
