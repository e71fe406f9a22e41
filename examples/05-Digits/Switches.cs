using System.CommandLine;

namespace Digits;

/// <summary>The switches of the command line.</summary>
internal static class Switches
{
    /// <summary>A command that reads the switches and runs a program with them; mistakes are reported with the help text.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        var seed = new Option<int>("--seed") { Description = "Seed of the sums, of the initial weights and of the order of training.", DefaultValueFactory = _ => 1 };
        var sums = new Option<int>("--sums") { Description = "Sums to train on.", DefaultValueFactory = _ => 40_000 };
        var epochs = new Option<int>("--epochs") { Description = "Times to go through them.", DefaultValueFactory = _ => 24 };
        var threads = new Option<int>("--threads") { Description = "Threads to train with.", DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount) };
        foreach ((Option<int> option, int most) in new[] { (sums, 500_000), (epochs, int.MaxValue), (threads, int.MaxValue) })
        {
            option.Validators.Add(result =>
            {
                // A text that is no number is reported by the parser itself.
                if (result.Tokens is [var token] && int.TryParse(token.Value, out int given) && (given < 1 || given > most))
                {
                    result.AddError($"{option.Name} is 1 to {most}, not {given}.");
                }
            });
        }

        var command = new RootCommand("Learns to add numbers of up to three digits, character by character.") { seed, sums, epochs, threads };
        command.SetAction(result => run(new Options(result.GetValue(seed), result.GetValue(sums), result.GetValue(epochs), result.GetValue(threads))));
        return command;
    }
}
