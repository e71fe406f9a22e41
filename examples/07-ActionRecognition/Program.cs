using System.Diagnostics;
using ActionRecognition;
using ActionRecognition.Clips;
using ActionRecognition.Pictures;
using ActionRecognition.Training;
using Examples;

const int HeldOut = 1_000;

return Switches.Command(Run).Parse(args).Invoke();

static int Run(Options options)
{
    var clock = Stopwatch.StartNew();
    var random = new Random(options.Seed);
    Clip[] heldOut = Clip.Draw(random, HeldOut), training = Clip.Draw(random, options.Clips);
    Console.WriteLine($"{training.Length:N0} clips of {Clip.Steps} frames to train on, {HeldOut:N0} held out");

    Watcher watcher = Watcher.Train(training, options, new EpochLines());
    Sighting[] sightings = watcher.Watch(heldOut);
    Console.WriteLine();
    Confusion.Print(heldOut, sightings);

    int[] shown = [.. Enumerable.Range(0, HeldOut).DistinctBy(i => heldOut[i].Motion).OrderBy(i => heldOut[i].Motion)];
    Png.Write(options.Picture, TrackSheet.Draw([.. shown.Select(i => heldOut[i])], [.. shown.Select(i => sightings[i])]));
    Console.WriteLine();
    Console.WriteLine($"clips: {options.Picture}");

    double accuracy = 100.0 * sightings.Zip(heldOut, (seen, clip) => seen.Motion == clip.Motion).Count(right => right) / HeldOut;
    double pixels = sightings.Zip(heldOut, (seen, clip) => seen.Error(clip)).Average();
    var center = new Point(Clip.Size / 2, Clip.Size / 2);
    double pixelsCenter = heldOut.SelectMany(clip => clip.Places).Average(place => (place - center).Length);
    Console.WriteLine($"RESULT accuracy={accuracy:F2} pixels={pixels:F3} pixels_center={pixelsCenter:F3} seconds={clock.Elapsed.TotalSeconds:F1}");
    return 0;
}
