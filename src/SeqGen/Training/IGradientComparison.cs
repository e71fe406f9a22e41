using System.Numerics;

namespace SeqGen.Training;

/// <summary>A way to choose which derivatives are compared.</summary>
internal interface IGradientComparison
{
    GradientCheckResult Run<T>(GradientProbe<T> probe, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
