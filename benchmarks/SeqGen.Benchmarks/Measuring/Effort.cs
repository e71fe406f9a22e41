namespace SeqGen.Benchmarks.Measuring;

/// <summary>How long a row is measured.</summary>
/// <param name="WarmUp">Seconds before anything counts: the JIT's second tier comes after about 0.2.</param>
/// <param name="Seconds">Least time measured.</param>
/// <param name="Samples">Least number of samples.</param>
/// <param name="Limit">Seconds after which <see cref="FewestSamples"/> are enough.</param>
/// <param name="FewestSamples">Samples of the slowest rows.</param>
internal sealed record Effort(double WarmUp, double Seconds, int Samples, double Limit, int FewestSamples)
{
    public static Effort Full { get; } = new(0.35, 0.5, 15, 5, 5);

    public static Effort Quick { get; } = new(0.25, 0.08, 3, 1, 2);
}
