using System.CommandLine;
using Examples;

namespace NextFrame;

/// <summary>The switches of the command line.</summary>
internal static class Switches
{
    /// <summary>A command that reads the switches and runs a program with them; mistakes are reported with the help text.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        Option<int> seed = Switch.Seed("Seed of the clips, of the initial weights and of the order of training.");
        Option<int> seeds = Switch.Number("--seeds", "How many seeds to run, the first one included; medians are printed.", 1, 1, 1000);
        Option<double> minutes = Switch.Number("--minutes", "Minutes to train each model.", 1.0, 0.01);
        var large = new Option<bool>("--large") { Description = "Frames of 64x64 pixels instead of 32x32." };
        Option<int> sequences = Switch.Number("--sequences", "Clips to train on.", 5000, 1);
        Option<int> threads = Switch.Threads();
        Option<string> pictures = Switch.Text("--pictures", "Folder to draw forecasts into.", "next-frame");

        var command = new RootCommand("Compares models that forecast the frames of clips with two moving digits.") { seed, seeds, minutes, large, sequences, threads, pictures };
        command.SetAction(result => run(new Options(
            result.GetValue(seed),
            result.GetValue(seeds),
            result.GetValue(minutes),
            result.GetValue(large) ? 64 : 32,
            result.GetValue(sequences),
            result.GetValue(threads),
            result.GetRequiredValue(pictures))));
        return command;
    }
}
