using System.CommandLine;
using Examples;

namespace MessageTranslation;

/// <summary>The switches of the command line.</summary>
internal static class Switches
{
    /// <summary>A command that reads the switches and runs a program with them; mistakes are reported with the help text.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        Option<string> language = Switch.Text("--language", "Language to translate into: one that the SDK's messages are translated into, such as de or pt-BR.", "fr");
        Option<int> seed = Switch.Seed("Seed of the split, of the initial weights and of the order of training.");
        Option<double> minutes = Switch.Number("--minutes", "Minutes to train.", 4, 0.01);
        Option<int> longest = Switch.Number("--longest", "Most characters of an English message.", 60, 1);
        Option<int> threads = Switch.Threads();
        Option<string> plot = Switch.Text("--plot", "SVG file to draw attention into.", "attention.svg");

        var command = new RootCommand("Learns to translate the messages of the .NET SDK.") { language, seed, minutes, longest, threads, plot };
        command.SetAction(result => run(new Options(
            result.GetRequiredValue(language),
            result.GetValue(seed),
            result.GetValue(minutes),
            result.GetValue(longest),
            result.GetValue(threads),
            result.GetRequiredValue(plot))));
        return command;
    }
}
