using System.CommandLine;

namespace Forecasting;

/// <summary>The switches of the command line.</summary>
internal static class Switches
{
    /// <summary>A command that reads the switches and runs a program with them; mistakes are reported with the help text.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        var seed = new Option<int>("--seed") { Description = "Seed of the initial weights and of the order of training.", DefaultValueFactory = _ => 1 };
        var epochs = new Option<int>("--epochs") { Description = "Most times to go through the training windows.", DefaultValueFactory = _ => 40 };
        var threads = new Option<int>("--threads") { Description = "Threads to train with.", DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount) };
        var plot = new Option<string>("--plot") { Description = "SVG file to draw.", DefaultValueFactory = _ => "forecast.svg" };
        foreach (Option<int> option in (Option<int>[])[epochs, threads])
        {
            option.Validators.Add(result =>
            {
                // A text that is no number is reported by the parser itself.
                if (result.Tokens is [var token] && int.TryParse(token.Value, out int given) && given < 1)
                {
                    result.AddError($"{option.Name} is at least 1, not {given}.");
                }
            });
        }

        var command = new RootCommand("Forecasts monthly sunspot numbers twelve months ahead.") { seed, epochs, threads, plot };
        command.SetAction(result => run(new Options(
            result.GetValue(seed), result.GetValue(epochs), result.GetValue(threads), result.GetRequiredValue(plot))));
        return command;
    }
}
