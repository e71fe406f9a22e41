using System.CommandLine;
using Examples;

namespace TextGeneration;

/// <summary>The switches of the command line.</summary>
internal static class Switches
{
    /// <summary>A command that reads the switches and runs a program with them; mistakes are reported with the help text.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        Option<int> seed = Switch.Seed("Seed of the split, the initial weights and the generated text.");
        Option<double> minutes = Switch.Number("--minutes", "Minutes to train.", 1.5, 0.01);
        var text = new Option<string?>("--text") { Description = "Text file to learn instead of .NET's documentation." };
        Option<string> withhold = Switch.Text("--withhold", "Assembly whose text is withheld whole as a second test.", "System.Text.Json");
        var prompt = new Option<string?>("--prompt") { Description = "Continue this text with the saved model, without training." };
        Option<string> model = Switch.Text("--model", "File of the saved model.", "character-model.safetensors");
        Option<int> threads = Switch.Threads();
        Option<int> length = Switch.Number("--length", "Characters to generate.", 600, 1);
        Option<double> temperature = Switch.Number("--temperature", "0 takes the most likely character, 1 draws as often as the model expects.", 0.7, 0.0);

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
}
