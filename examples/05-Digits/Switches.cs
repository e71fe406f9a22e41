using System.CommandLine;
using Examples;

namespace Digits;

/// <summary>The switches of the command line.</summary>
internal static class Switches
{
    /// <summary>A command that reads the switches and runs a program with them; mistakes are reported with the help text.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        Option<int> seed = Switch.Seed("Seed of the sums, of the initial weights and of the order of training.");
        Option<int> sums = Switch.Number("--sums", "Sums to train on.", 40_000, 1, 500_000);
        Option<int> epochs = Switch.Number("--epochs", "Times to go through them.", 24, 1);
        Option<int> threads = Switch.Threads();

        var command = new RootCommand("Learns to add numbers of up to three digits, character by character.") { seed, sums, epochs, threads };
        command.SetAction(result => run(new Options(result.GetValue(seed), result.GetValue(sums), result.GetValue(epochs), result.GetValue(threads))));
        return command;
    }
}
