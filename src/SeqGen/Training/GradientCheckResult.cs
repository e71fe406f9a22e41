namespace SeqGen.Training;

/// <summary>How well a model's gradients agree with differences of its loss.</summary>
/// <param name="Checks">Number of derivatives compared.</param>
/// <param name="RelativeError">
/// The largest difference, less what rounding of the loss explains, relative to the larger of the two derivatives and the size of the
/// gradient: of the parameter's largest element, or of a typical direction.
/// </param>
/// <param name="Tolerance">The largest error that passes.</param>
/// <param name="Parameter">The parameter with the largest error; <c>all parameters</c> for one direction over all.</param>
/// <param name="Index">Its element with the largest error; -1 for a direction.</param>
/// <param name="Gradient">Derivative by the model's gradient there.</param>
/// <param name="Difference">Derivative by central differences there.</param>
public sealed record GradientCheckResult(
    int Checks, double RelativeError, double Tolerance, string Parameter, int Index, double Gradient, double Difference)
{
    /// <summary>Whether the error is within the tolerance.</summary>
    public bool Passed => RelativeError <= Tolerance;

    /// <summary>One line: passed or not, and where the largest error is.</summary>
    public override string ToString()
    {
        string place = Index >= 0 ? $"{Parameter}[{Index}]" : Parameter;
        return FormattableString.Invariant(
            $"{(Passed ? "passed" : "FAILED")}: relative error beyond rounding {RelativeError:G3} of at most {Tolerance:G3} over {Checks} derivative{(Checks == 1 ? "" : "s")}; ")
            + FormattableString.Invariant($"largest at {place}: gradient {Gradient:G9}, difference {Difference:G9}");
    }
}
