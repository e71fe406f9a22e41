using SeqGen.Benchmarks.Measuring;

namespace SeqGen.Benchmarks.Compiling;

/// <summary>Prints what the compiler costs and what it emits.</summary>
internal static class CompilerCommand
{
    private const int Rounds = 40;
    private const int QuickRounds = 6;
    private const int Children = 7;

    public static int Run(Options options)
    {
        int rounds = options.Quick ? QuickRounds : Rounds;
        Console.WriteLine("generator, ms per model        cold     warm    least  keystroke    least");
        PrintTimes("twenty models", GeneratorTimes.Measure(ModelSources.Twenty, rounds));
        foreach ((string name, string attributes) in ModelSources.Few)
        {
            GeneratorTimes times = GeneratorTimes.Measure([ModelSources.File(name, attributes)], rounds);
            PrintTimes(name, times);
        }

        Console.WriteLine();
        Console.WriteLine("emitted           lines  methods  IL bytes  largest method");
        foreach ((string name, string attributes) in ModelSources.Few)
        {
            EmittedSize size = EmittedSize.Of(name, attributes);
            Console.WriteLine($"{name,-15} {size.Lines,7} {size.Methods,8} {size.Bytes,9}  {size.LargestMethod}: {size.LargestBytes}");
        }

        FirstResult[] first = [.. Enumerable.Range(0, Children).Select(_ => FirstResult.Measure())];
        Console.WriteLine();
        Console.WriteLine(
            $"first training step of a fresh process ({FirstResult.Model}): {Timing.MedianOf(first.Select(one => one.Process)):F0} ms from its start,"
            + $" {Timing.MedianOf(first.Select(one => one.Main)):F0} ms of them in the program; medians of {Children}, least {first.Min(one => one.Process):F0} ms");
        return 0;
    }

    private static void PrintTimes(string name, GeneratorTimes times) =>
        Console.WriteLine($"{name,-22} {times.Cold,12:F2} {times.Warm,8:F2} {times.WarmLeast,8:F2} {times.Keystroke,10:F3} {times.KeystrokeLeast,8:F3}");
}
