using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeqGen.Benchmarks.Measuring;

namespace SeqGen.Benchmarks.Compiling;

/// <summary>Milliseconds per model that the generator takes.</summary>
/// <param name="Cold">The first run over these models; the first of the process includes Roslyn's own start.</param>
/// <param name="Warm">All models anew by a compiler that has been running: median.</param>
/// <param name="WarmLeast">The fastest such run.</param>
/// <param name="Keystroke">A run after a change in a file without models: median.</param>
/// <param name="KeystrokeLeast">The fastest such run.</param>
internal sealed record GeneratorTimes(double Cold, double Warm, double WarmLeast, double Keystroke, double KeystrokeLeast)
{
    /// <param name="models">Files, one model each.</param>
    /// <param name="rounds">Runs until the JIT has settled; the median is of the second half.</param>
    public static GeneratorTimes Measure(IReadOnlyList<string> models, int rounds)
    {
        SyntaxTree other = GeneratorRun.Tree(ModelSources.Unrelated(0));
        CSharpCompilation compilation = GeneratorRun.Compilation([.. models.Select(GeneratorRun.Tree), other]);
        List<double> cold = [], warm = [], keystroke = [];
        GeneratorDriver driver = GeneratorRun.Timed(GeneratorRun.Driver(), compilation, cold);
        for (int round = 0; round < rounds; round++)
            driver = GeneratorRun.Timed(GeneratorRun.Driver(), compilation.Clone(), warm);
        for (int round = 1; round <= rounds; round++)
        {
            SyntaxTree changed = GeneratorRun.Tree(ModelSources.Unrelated(round));
            compilation = compilation.ReplaceSyntaxTree(other, changed);
            driver = GeneratorRun.Timed(driver, compilation, keystroke);
            other = changed;
        }

        return new GeneratorTimes(cold[0] / models.Count, Settled(warm) / models.Count, warm.Min() / models.Count, Settled(keystroke) / models.Count, keystroke.Min() / models.Count);
    }

    private static double Settled(List<double> times) => Timing.MedianOf(times.Skip(times.Count / 2));
}
