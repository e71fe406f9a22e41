using System.CommandLine;
using Examples;

namespace Forecasting;

/// <summary>The switches of the command line.</summary>
internal static class Switches
{
    /// <summary>A command that reads the switches and runs a program with them; mistakes are reported with the help text.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        Option<int> seed = Switch.Seed("Seed of the initial weights and of the order of training.");
        Option<int> epochs = Switch.Number("--epochs", "Most times to go through the training windows.", 40, 1);
        Option<int> threads = Switch.Threads();
        Option<string> plot = Switch.Text("--plot", "SVG file to draw.", "forecast.svg");

        var command = new RootCommand("Forecasts monthly sunspot numbers twelve months ahead.") { seed, epochs, threads, plot };
        command.SetAction(result => run(new Options(
            result.GetValue(seed), result.GetValue(epochs), result.GetValue(threads), result.GetRequiredValue(plot))));
        return command;
    }
}
