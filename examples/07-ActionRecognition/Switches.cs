using System.CommandLine;
using Examples;

namespace ActionRecognition;

/// <summary>The switches of the command line.</summary>
internal static class Switches
{
    /// <summary>A command that reads the switches and runs a program with them; mistakes are reported with the help text.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        Option<int> seed = Switch.Seed("Seed of the clips, of the initial weights and of the order of training.");
        Option<int> clips = Switch.Number("--clips", "Clips to train on.", 6_000, 1);
        Option<int> epochs = Switch.Number("--epochs", "Times to go through them.", 6, 1);
        Option<int> threads = Switch.Threads();
        Option<string> picture = Switch.Text("--picture", "PNG file to draw clips into.", "action-recognition.png");

        var command = new RootCommand("Learns to tell what an object does in a clip, and where it is.") { seed, clips, epochs, threads, picture };
        command.SetAction(result => run(new Options(
            result.GetValue(seed), result.GetValue(clips), result.GetValue(epochs), result.GetValue(threads), result.GetRequiredValue(picture))));
        return command;
    }
}
