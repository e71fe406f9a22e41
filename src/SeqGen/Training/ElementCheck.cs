using System.Numerics;

namespace SeqGen.Training;

/// <summary>Compares the derivative of every element.</summary>
internal sealed record ElementCheck : IGradientComparison
{
    public GradientCheckResult Run<T>(GradientProbe<T> probe, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int checks = 0;
        GradientCheckResult? worst = null;
        foreach (Parameter<T> parameter in probe.Parameters)
        {
            GradientCheckResult result = Check(probe, parameter, tolerance);
            checks += parameter.Length;
            worst = worst is null || result.RelativeError > worst.RelativeError ? result : worst;
        }

        return worst! with { Checks = checks };
    }

    private static GradientCheckResult Check<T>(GradientProbe<T> probe, Parameter<T> parameter, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double step = GradientProbe<T>.Step;
        (double Gradient, double Difference, double Bend)[] derivatives = new (double, double, double)[parameter.Length];
        double scale = 0;
        for (int i = 0; i < derivatives.Length; i++)
        {
            int element = i;
            derivatives[i] = probe.Derivatives([parameter], place => place == element ? 1 : 0, step);
            scale = Math.Max(scale, Math.Max(Math.Abs(derivatives[i].Gradient), Math.Abs(derivatives[i].Difference)));
        }

        int worst = 0;
        for (int i = 1; i < derivatives.Length; i++)
        {
            worst = Distance(i) > Distance(worst) ? i : worst;
        }

        double error = scale == 0 ? 0 : Math.Max(0, Distance(worst) - probe.Resolution(step)) / scale;
        if (error > tolerance)
        {
            (double gradient, double difference, double bend) = derivatives[worst];
            (gradient, difference) = probe.Refined([parameter], place => place == worst ? 1 : 0, step, gradient, difference);
            derivatives[worst] = (gradient, difference, bend);
            error = Math.Max(0, Distance(worst) - probe.RefinedResolution(step)) / Math.Max(scale, bend);
        }

        return new GradientCheckResult(1, error, tolerance, parameter.Name, worst, derivatives[worst].Gradient, derivatives[worst].Difference);

        double Distance(int i) => Math.Abs(derivatives[i].Gradient - derivatives[i].Difference);
    }
}
