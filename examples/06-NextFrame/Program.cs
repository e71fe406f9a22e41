using System.Diagnostics;
using NextFrame;
using NextFrame.Clips;
using NextFrame.Pictures;
using NextFrame.Training;

const int Validation = 200;
const int HeldOut = 1_000;

return Switches.Command(Run).Parse(args).Invoke();

static int Run(Options options)
{
    var clock = Stopwatch.StartNew();
    Contender[] contenders = Contenders.Of(options.Size);
    double[][] results = new double[options.Seeds][];
    for (int i = 0; i < options.Seeds; i++)
    {
        int seed = options.Seed + i;
        ClipSet clips = ClipSet.Draw(options.Size, options.Sequences, Validation, HeldOut, seed);
        Console.WriteLine($"seed {seed}: {options.Sequences:N0} clips of {options.Size}x{options.Size} pixels to train on, {Validation} to choose an epoch by, {HeldOut:N0} held out");
        Outcome[] outcomes = Contest.Run(contenders, clips, options, seed);
        double mean = MeanFrame.CrossEntropy(clips.Training, clips.HeldOut);
        Contest.Print(contenders, outcomes, mean);
        results[i] = [.. outcomes.Select(outcome => outcome.CrossEntropy), mean];
        if (i == 0)
        {
            Gallery.Write(options.Pictures, clips.HeldOut[..3], contenders, outcomes);
        }
    }

    string[] keys = [.. contenders.Select(contender => contender.Key), "mean_frame"];
    Console.WriteLine($"RESULT {string.Join(' ', keys.Select((key, place) => $"{key}={Median(results, place):F1}"))} seconds={clock.Elapsed.TotalSeconds:F1}");
    return 0;
}

static double Median(double[][] results, int place)
{
    double[] sorted = [.. results.Select(result => result[place]).Order()];
    return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
