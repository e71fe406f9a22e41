using System.Diagnostics;
using Digits;
using Examples;

const int HeldOut = 5_000;

return Switches.Command(Run).Parse(args).Invoke();

static int Run(Options options)
{
    var clock = Stopwatch.StartNew();
    Sum[] sums = Sum.Draw(options.Sums + HeldOut, options.Seed);
    Console.WriteLine($"{options.Sums:N0} sums to train on, {HeldOut:N0} others held out");

    Calculator calculator = Calculator.Train(sums[HeldOut..], options, new EpochLines());
    string[] values = calculator.Add(sums[..HeldOut]);
    bool[] right = [.. sums.Zip(values, (sum, value) => value == $"{sum.First + sum.Second}")];
    foreach (int i in Enumerable.Range(0, HeldOut).OrderBy(i => right[i]).Take(5))
    {
        Console.WriteLine($"{sums[i],-7} = {values[i],-4}  {(right[i] ? "" : $"wrong: {sums[i].First + sums[i].Second}")}");
    }

    Console.WriteLine($"RESULT exact={100.0 * right.Count(r => r) / HeldOut:F2} seconds={clock.Elapsed.TotalSeconds:F1}");
    return 0;
}
