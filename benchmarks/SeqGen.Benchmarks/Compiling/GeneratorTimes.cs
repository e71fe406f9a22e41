using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeqGen.Benchmarks.Measuring;

namespace SeqGen.Benchmarks.Compiling;

/// <summary>Milliseconds per model that the generator takes.</summary>
/// <param name="Cold">The first run of the process, Roslyn's own start included.</param>
/// <param name="Warm">All models anew by a compiler that has been running.</param>
/// <param name="Keystroke">A run after a change in a file without models.</param>
internal sealed record GeneratorTimes(double Cold, double Warm, double Keystroke)
{
    /// <param name="models">Files, one model each.</param>
    /// <param name="rounds">Runs until the JIT has settled; the median is of the second half.</param>
    public static GeneratorTimes Measure(IReadOnlyList<string> models, int rounds)
    {
        SyntaxTree[] trees = [.. models.Select(GeneratorRun.Tree)];
        SyntaxTree other = GeneratorRun.Tree(ModelSources.Unrelated(0));
        List<double> cold = [], warm = [], keystroke = [];
        GeneratorDriver driver = GeneratorRun.Timed(GeneratorRun.Driver(), GeneratorRun.Compilation([.. trees, other]), cold);
        for (int round = 0; round < rounds; round++)
            driver = GeneratorRun.Timed(GeneratorRun.Driver(), GeneratorRun.Compilation([.. trees, other]), warm);
        for (int round = 1; round <= rounds; round++)
        {
            CSharpCompilation changed = GeneratorRun.Compilation([.. trees, GeneratorRun.Tree(ModelSources.Unrelated(round))]);
            driver = GeneratorRun.Timed(driver, changed, keystroke);
        }

        return new GeneratorTimes(cold[0] / models.Count, Settled(warm) / models.Count, Settled(keystroke) / models.Count);
    }

    private static double Settled(List<double> times) => Timing.MedianOf(times.Skip(times.Count / 2));
}
