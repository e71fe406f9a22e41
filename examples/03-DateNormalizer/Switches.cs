using System.CommandLine;
using Examples;

namespace DateNormalization;

/// <summary>The switches of the command line.</summary>
internal static class Switches
{
    /// <summary>A command that reads the switches and runs a program with them; mistakes are reported with the help text.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        Option<int> seed = Switch.Seed("Seed of the dates, of the initial weights and of the order of training.");
        Option<int> dates = Switch.Number("--dates", "Written dates to train on.", 20_000, 1);
        Option<int> epochs = Switch.Number("--epochs", "Times to go through them.", 6, 1);
        Option<int> threads = Switch.Threads();
        Option<string> plot = Switch.Text("--plot", "SVG file to draw attention into.", "attention.svg");

        var command = new RootCommand("Learns to read dates as twelve cultures write them.") { seed, dates, epochs, threads, plot };
        command.SetAction(result => run(new Options(
            result.GetValue(seed), result.GetValue(dates), result.GetValue(epochs), result.GetValue(threads), result.GetRequiredValue(plot))));
        return command;
    }
}
