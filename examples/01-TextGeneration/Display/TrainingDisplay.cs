using Spectre.Console;

namespace TextGeneration.Display;

/// <summary>Shows training as a progress bar, or as a line every few seconds when output is redirected.</summary>
internal static class TrainingDisplay
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    /// <summary>Runs the work, which reports as often as it likes.</summary>
    public static void Show(Action<IProgress<TrainingStatus>> work)
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

    private sealed class Bar(ProgressTask task) : IProgress<TrainingStatus>
    {
        public void Report(TrainingStatus status)
        {
            task.Description = Markup.Escape(status.ToString());
            task.Value = status.Share;
        }
    }

    private sealed class Lines : IProgress<TrainingStatus>
    {
        private TimeSpan _next;

        public void Report(TrainingStatus status)
        {
            if (status.Elapsed >= _next)
            {
                Console.WriteLine($"{status.Elapsed:m\\:ss}  {status}");
                _next = status.Elapsed + BetweenLines;
            }
        }
    }
}
