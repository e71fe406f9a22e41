using System.CommandLine;

namespace TextGeneration;

/// <summary>The switches of the command line.</summary>
internal static class Switches
{
    /// <summary>A command that reads the switches and runs a program with them; mistakes are reported with the help text.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        Option<int> seed = Number("--seed", "Seed of the split, the initial weights and the generated text.", 1, int.MinValue);
        Option<double> minutes = Number("--minutes", "Minutes to train.", 1.5, 0.01);
        var text = new Option<string?>("--text") { Description = "Text file to learn instead of .NET's documentation." };
        var withhold = new Option<string>("--withhold") { Description = "Assembly whose text is withheld whole as a second test.", DefaultValueFactory = _ => "System.Text.Json" };
        var prompt = new Option<string?>("--prompt") { Description = "Continue this text with the saved model, without training." };
        var model = new Option<string>("--model") { Description = "File of the saved model.", DefaultValueFactory = _ => "character-model.safetensors" };
        Option<int> threads = Number("--threads", "Threads to train with.", Math.Min(2, Environment.ProcessorCount), 1);
        Option<int> length = Number("--length", "Characters to generate.", 600, 1);
        Option<double> temperature = Number("--temperature", "0 takes the most likely character, 1 draws as often as the model expects.", 0.7, 0.0);

        var command = new RootCommand("Trains a character model on English text and lets it write.")
        {
            seed, minutes, text, withhold, prompt, model, threads, length, temperature,
        };
        command.SetAction(result => run(new Options(
            result.GetValue(seed),
            result.GetValue(minutes),
            result.GetValue(text),
            result.GetRequiredValue(withhold),
            result.GetValue(prompt),
            result.GetRequiredValue(model),
            result.GetValue(threads),
            result.GetValue(length),
            result.GetValue(temperature))));
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
