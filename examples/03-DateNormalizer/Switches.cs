using System.CommandLine;

namespace DateNormalization;

/// <summary>The switches of the command line.</summary>
internal static class Switches
{
    /// <summary>A command that reads the switches and runs a program with them; mistakes are reported with the help text.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        var seed = new Option<int>("--seed") { Description = "Seed of the dates, of the initial weights and of the order of training.", DefaultValueFactory = _ => 1 };
        var dates = new Option<int>("--dates") { Description = "Written dates to train on.", DefaultValueFactory = _ => 20_000 };
        var epochs = new Option<int>("--epochs") { Description = "Times to go through them.", DefaultValueFactory = _ => 6 };
        var threads = new Option<int>("--threads") { Description = "Threads to train with.", DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount) };
        var plot = new Option<string>("--plot") { Description = "SVG file to draw attention into.", DefaultValueFactory = _ => "attention.svg" };
        foreach (Option<int> option in (Option<int>[])[dates, epochs, threads])
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

        var command = new RootCommand("Learns to read dates as twelve cultures write them.") { seed, dates, epochs, threads, plot };
        command.SetAction(result => run(new Options(
            result.GetValue(seed), result.GetValue(dates), result.GetValue(epochs), result.GetValue(threads), result.GetRequiredValue(plot))));
        return command;
    }
}
