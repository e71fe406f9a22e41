using System.CommandLine;

namespace MessageTranslation;

/// <summary>The switches of the command line.</summary>
internal static class Switches
{
    /// <summary>A command that reads the switches and runs a program with them; mistakes are reported with the help text.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        var language = new Option<string>("--language") { Description = "Language to translate into: one that the SDK's messages are translated into, such as de or pt-BR.", DefaultValueFactory = _ => "fr" };
        Option<int> seed = Number("--seed", "Seed of the split, of the initial weights and of the order of training.", 1, int.MinValue);
        Option<double> minutes = Number("--minutes", "Minutes to train.", 4, 0.01);
        Option<int> longest = Number("--longest", "Most characters of an English message.", 60, 1);
        Option<int> threads = Number("--threads", "Threads to train with.", Math.Min(2, Environment.ProcessorCount), 1);
        var plot = new Option<string>("--plot") { Description = "SVG file to draw attention into.", DefaultValueFactory = _ => "attention.svg" };

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

    private static Option<T> Number<T>(string name, string description, T value, T least)
        where T : IComparable<T>, IParsable<T>
    {
        var option = new Option<T>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            // A text that is no number is reported by the parser itself.
            if (result.Tokens is [var token] && T.TryParse(token.Value, null, out T? given) && !(given.CompareTo(least) >= 0))
            {
                result.AddError($"{name} is at least {least}, not {given}.");
            }
        });
        return option;
    }
}
