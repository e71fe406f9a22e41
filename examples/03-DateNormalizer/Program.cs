using System.Diagnostics;
using System.Globalization;
using DateNormalization;
using DateNormalization.Dates;
using DateNormalization.Training;
using Examples;

const int HeldOut = 3_000;
const double HeldOutDays = 0.1;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return Switches.Command(Run).Parse(args).Invoke();

static int Run(Options options)
{
    var clock = Stopwatch.StartNew();
    DateDrawing drawing;
    try
    {
        drawing = new DateDrawing(options.Seed, HeldOutDays);
    }
    catch (CultureNotFoundException)
    {
        Console.Error.WriteLine("The names of months come from .NET's culture tables, which are not here: globalization is invariant.");
        Console.Error.WriteLine("Install ICU, and see that DOTNET_SYSTEM_GLOBALIZATION_INVARIANT is not set.");
        return 1;
    }

    WrittenDate[] training = drawing.Train(options.Dates), heldOut = drawing.HeldOut(HeldOut);
    Console.WriteLine($"{drawing.Patterns} patterns of 12 cultures; {training.Length:N0} dates to train on, {HeldOut:N0} of other days held out; {drawing.Ambiguous:N0} left out with two readings");

    Normalizer normalizer = Normalizer.Train(training, options, new EpochLines());
    string[] written = normalizer.Normalize([.. heldOut.Select(date => date.Text)]);
    bool[] right = [.. heldOut.Zip(written, (date, text) => date.Normal == text)];
    foreach (int i in Enumerable.Range(0, HeldOut).OrderBy(i => right[i]).Take(8))
    {
        Console.WriteLine($"{heldOut[i].Culture}  {heldOut[i].Text,-32} {written[i]}  {(right[i] ? "" : $"wrong: {heldOut[i].Normal}")}");
    }

    WrittenDate[] shown = [.. heldOut.DistinctBy(date => date.Culture).OrderByDescending(date => date.Text.Length).Take(3)];
    AttentionMap.Write(options.Plot, AttentionLayout.Characters, [.. shown.Select(date => normalizer.Look(date.Text))]);
    Console.WriteLine($"attention: {options.Plot}");
    Console.WriteLine($"RESULT exact={100.0 * right.Count(r => r) / HeldOut:F2} seconds={clock.Elapsed.TotalSeconds:F1}");
    return 0;
}
