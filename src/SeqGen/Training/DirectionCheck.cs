using System.Numerics;
using SeqGen.Data;

namespace SeqGen.Training;

/// <summary>Compares derivatives along random signs, over all parameters or for each.</summary>
internal sealed record DirectionCheck(int Seed, bool PerParameter) : IGradientComparison
{
    public GradientCheckResult Run<T>(GradientProbe<T> probe, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Parameter<T>[] all = [.. probe.Parameters];
        if (!PerParameter)
        {
            return Check(probe, all, "all parameters", tolerance);
        }

        GradientCheckResult[] results = [.. all.Select(parameter => Check(probe, [parameter], parameter.Name, tolerance))];
        return results.MaxBy(result => result.RelativeError)! with { Checks = results.Length };
    }

    private GradientCheckResult Check<T>(GradientProbe<T> probe, Parameter<T>[] chosen, string name, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double elements = 0;
        double squares = 0;
        foreach (Parameter<T> parameter in chosen)
        {
            elements += parameter.Length;
            foreach (T gradient in probe.Gradient(parameter))
            {
                double value = double.CreateChecked(gradient);
                squares += value * value;
            }
        }

        // The more elements move, the less each: between a fixed distance per element and a fixed length of the whole move.
        double step = GradientProbe<T>.Step / Math.Sqrt(Math.Sqrt(elements));
        (double gradientSide, double difference, double bend) = probe.Derivatives(chosen, Sign, step);

        // Along random signs a derivative is of the size of the gradient's norm: smaller ones are compared with that.
        double scale = Math.Max(Math.Max(Math.Abs(gradientSide), Math.Abs(difference)), Math.Sqrt(squares));
        double error = Math.Max(0, Math.Abs(gradientSide - difference) - probe.Resolution(step)) / scale;
        if (error > tolerance)
        {
            (gradientSide, difference) = probe.Refined(chosen, Sign, step, gradientSide, difference);
            error = Math.Max(0, Math.Abs(gradientSide - difference) - probe.RefinedResolution(step)) / Math.Max(scale, bend);
        }

        return new GradientCheckResult(1, scale == 0 ? 0 : error, tolerance, name, -1, gradientSide, difference);
    }

    private int Sign(int place) => (Shuffle.Mix(Shuffle.Mix((uint)Seed) + (uint)place) & 1) == 0 ? 1 : -1;
}
