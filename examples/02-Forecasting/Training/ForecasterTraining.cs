using Forecasting.Methods;
using Forecasting.Series;
using SeqGen;
using SeqGen.Training;

namespace Forecasting.Training;

/// <summary>Trains the forecaster on the months before the held-out ones; the last of them choose when to stop.</summary>
internal static class ForecasterTraining
{
    private const int ValidationMonths = 30 * 12;
    private const int Window = SunspotForecaster.Window;
    private const int Months = SunspotForecaster.Months;

    /// <summary>A trained model as a way to forecast, in sunspot numbers.</summary>
    public static Forecast Train(ReadOnlySpan<float> training, int seed, int epochs, IProgress<TrainingProgress> progress)
    {
        int firstValidation = training.Length - ValidationMonths;
        Scale scale = Scale.Of(training[..firstValidation]);
        float[] standard = Array.ConvertAll(training.ToArray(), scale.To);
        var model = new SunspotForecaster(seed);
        var trainer = new Trainer<SunspotForecaster>(model, new AdamW(2e-3f)) { ClipNorm = 1f, BatchSize = 32, Seed = seed, Patience = 10 };
        trainer.Fit(
            Data(Windows.Cut(standard, 0, firstValidation, Window, Months)),
            Data(Windows.Cut(standard, firstValidation, standard.Length, Window, Months)),
            epochs,
            progress);

        return (past, next) =>
        {
            float[] window = Array.ConvertAll(past[^Window..].ToArray(), scale.To);
            model.Predict(window, next, batch: 1, steps: Window);
            for (int month = 0; month < next.Length; month++)
            {
                next[month] = Math.Max(0, scale.From(next[month]));
            }
        };
    }

    private static SequenceData Data(Windows windows) => SequenceData.Arrays(windows.Inputs, windows.Targets, windows.Count, Window);
}
