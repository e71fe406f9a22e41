using SeqGen.Training;
using Spectre.Console;

namespace TextGeneration.Display;

/// <summary>Shows training as a progress bar, or as a line every few seconds when output is redirected.</summary>
internal static class TrainingDisplay
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    /// <summary>Runs the work, which reports as often as it likes.</summary>
    public static void Show(Action<IProgress<TrainingProgress>> work)
    {
        if (Console.IsOutputRedirected)
        {
            work(new Lines());
            return;
        }

        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context => work(new Bar(context.AddTask("training", maxValue: 1))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<TrainingProgress>
    {
        private readonly RecentLoss _loss = new();

        public void Report(TrainingProgress value)
        {
            task.Description = Markup.Escape(Describe(value, _loss.Add(value.BatchLoss)));
            task.Value = value.Elapsed / (value.Elapsed + value.Remaining);
        }
    }

    private sealed class Lines : IProgress<TrainingProgress>
    {
        private readonly RecentLoss _loss = new();
        private TimeSpan _next;

        public void Report(TrainingProgress value)
        {
            double bits = _loss.Add(value.BatchLoss);
            if (value.Elapsed >= _next)
            {
                Console.WriteLine($"{value.Elapsed:m\\:ss}  {Describe(value, bits)}");
                _next = value.Elapsed + BetweenLines;
            }
        }
    }

    private static string Describe(TrainingProgress value, double bits) =>
        $"{bits:F3} bits/char  {value.StepsPerSecond:N0} chars/s  {value.Remaining:m\\:ss} left";
}
